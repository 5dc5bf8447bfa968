"""Every setting of the product, read once from the environment (and ``.env``) by an entry point."""

from __future__ import annotations

from pathlib import Path

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Frozen: nothing changes a setting while the product runs. ``.env.example`` explains each one."""

    model_config = SettingsConfigDict(
        env_prefix="ZONGJI_", env_file=".env", extra="ignore", frozen=True, populate_by_name=True
    )

    # Where things are
    data_dir: Path = Path("data")
    models_dir: Path = Path("models")
    database_url: str = Field("", validation_alias=AliasChoices("DATABASE_URL", "ZONGJI_DATABASE_URL"))
    redis_url: str = Field("", validation_alias=AliasChoices("REDIS_URL", "ZONGJI_REDIS_URL"))

    # Addresses: loopback unless told otherwise
    host: str = "127.0.0.1"
    port: int = 8000
    # What the carrier sees, e.g. https://calls.example.com: signatures are checked against it.
    public_url: str = ""
    rasa_port: int = 5005
    actions_port: int = 5055
    lab_port: int = 8010
    redis_port: int = 6390

    # The company
    company_zh: str = "星城集团"
    company_en: str = "Starcity Group"
    time_zone: str = "Asia/Shanghai"
    operator_extension: str = "8000"
    emergency_extension: str = "8999"
    notify_url: str = ""  # Apprise URL for deliveries; may hold {email} of the recipient

    # The carrier: with no account, the phone lab on loopback stands in for it
    twilio_account_sid: str = Field(
        "", validation_alias=AliasChoices("TWILIO_ACCOUNT_SID", "ZONGJI_TWILIO_ACCOUNT_SID")
    )
    twilio_auth_token: str = Field(
        "", validation_alias=AliasChoices("TWILIO_AUTH_TOKEN", "ZONGJI_TWILIO_AUTH_TOKEN")
    )
    caller_id: str = "+8657188000000"  # the company's own number, shown to callees
    extension_address: str = "+865718800{extension}"  # how the carrier reaches a desk
    ring_seconds: int = 20

    # Speech
    whisper_model: str = ""  # empty: the best one in models_dir, see `zongji doctor`
    piper_voice_zh: str = ""
    piper_voice_en: str = ""
    speech_workers: int = 1

    @property
    def uses_lab(self) -> bool:
        """No carrier account is configured, so the phone lab on loopback carries the calls."""
        return not self.twilio_account_sid

    @property
    def sql_url(self) -> str:
        """SQLAlchemy URL; SQLite in the data folder unless DATABASE_URL says otherwise."""
        url = self.database_url or f"sqlite:///{(self.data_dir / 'zongji.db').absolute()}"
        return url.replace("postgresql://", "postgresql+psycopg://").replace(
            "postgres://", "postgresql+psycopg://"
        )

    @property
    def live_url(self) -> str:
        """Redis URL of the live state."""
        return self.redis_url or f"redis://127.0.0.1:{self.redis_port}/0"

    @property
    def origin(self) -> str:
        """Public origin without a trailing slash."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def rasa_url(self) -> str:
        return f"http://127.0.0.1:{self.rasa_port}"

    @property
    def lab_url(self) -> str:
        return f"http://127.0.0.1:{self.lab_port}"
