"""A telephone company for the desk: the part of Twilio that we use, on loopback, with handsets."""

# With no account configured, the product and the lab agree on these.
LAB_ACCOUNT_SID = "AC" + 32 * "0"
LAB_AUTH_TOKEN = "phone-lab-token"  # noqa: S105  loopback only, opens nothing outside this machine
