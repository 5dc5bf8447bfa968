"""``python -m bot.actions``: serve the actions with the settings of the environment."""

from bot.actions.server import serve
from switchboard.settings import Settings

if __name__ == "__main__":
    serve(Settings())
