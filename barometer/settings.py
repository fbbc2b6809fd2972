"""Every setting and its default. Each is set by an environment variable `BAROMETER_<NAME>`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of one process; build it where a process starts, then pass it on."""

    model_config = SettingsConfigDict(env_prefix="BAROMETER_", frozen=True)

    home: Path = Field(Path("data/home"), description="The only place ever written to.")
    language: str = Field("", description="en or fr; empty: the browser's or the terminal's.")
    minimum_group: int = Field(5, ge=3, description="Nobody is shown in a group under this.")
    comments_minimum: int = Field(10, ge=5, description="A comment names a tribe from this n on.")
    series: str = Field("Product Crafternoon", description="Sessions that do not name theirs.")
    minimum_minutes: int = Field(10, ge=0, description="Minutes that make a participant.")
    stale_days: int = Field(180, ge=1, description="A resource not updated for as long is stale.")
    unread_days: int = Field(90, ge=1, description="A resource not viewed for as long is unread.")
    upload_limit_mb: int = Field(50, ge=1, description="Largest file taken, in megabytes.")
    publications_kept: int = Field(10, ge=1, description="How many publications are kept.")
    lock_seconds: float = Field(60, ge=0, description="How long a load waits for another one.")
