"""Zongji (总机): the outermost layer: commands, supervisor, composition of the gateway process."""

__version__ = "0.1.0"
