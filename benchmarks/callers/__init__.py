"""Callers that follow Twilio's documents and nothing else: the same ones ring us and the peer."""
