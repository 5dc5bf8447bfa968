"""The core of the switchboard: knows nothing of Rasa, Twilio, HTTP or sockets."""
