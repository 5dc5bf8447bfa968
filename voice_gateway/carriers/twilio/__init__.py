"""Twilio behind the Telephony port: REST, TwiML, signatures, Media Streams."""
