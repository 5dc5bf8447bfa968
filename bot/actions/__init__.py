"""What the receptionist does: one file per caller goal; each reads slots, calls a service of the core
and speaks.
"""
