"""Adapters of the Telephony port, one package a carrier."""
