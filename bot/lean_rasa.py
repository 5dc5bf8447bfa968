"""Rasa's command line for serving, without TensorFlow: ``python -m bot.lean_rasa run --model ...``.

Rasa imports every component that it has, and so TensorFlow and scikit-learn: 380 MB and a third of the time
of a start, though ``config.yml`` names two of them and neither needs those. Training is left as it is.
"""

from __future__ import annotations

import gc
import importlib
import sys
from types import ModuleType
from typing import Any, NoReturn

# Rasa's own components that config.yml names: one more there is one more here.
COMPONENTS = {
    "RulePolicy": "rasa.core.policies.rule_policy",
    "FallbackClassifier": "rasa.nlu.classifiers.fallback_classifier",
}
# What only training or other components use, by the names that the rest of Rasa imports from there.
LEFT_OUT = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
    "rasa.utils.tensorflow.model_data": ("Data", "FeatureArray", "RasaModelData", "ragged_array_to_ndarray"),
    "rasa.graph_components.validators.default_recipe_validator": ("DefaultV1RecipeValidator",),
}
ALL_COMPONENTS = "rasa.engine.recipes.default_components"


class _LeftOut(ModuleType):
    """A module of Rasa that is not loaded; whoever wants more of it than its names is told so."""

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise ImportError(f"{self.__name__}.{name} is left out: see bot/lean_rasa.py")


def leave_out() -> None:
    """For this process, before anything of Rasa is imported."""
    for module, names in LEFT_OUT.items():
        sys.modules[module] = _LeftOut(module)
        for name in names:
            setattr(sys.modules[module], name, _placeholder(module, name))
    sys.modules[ALL_COMPONENTS] = _LeftOut(ALL_COMPONENTS)
    classes = [getattr(importlib.import_module(module), name) for name, module in COMPONENTS.items()]
    sys.modules[ALL_COMPONENTS].DEFAULT_COMPONENTS = classes  # type: ignore[attr-defined]


def _placeholder(module: str, name: str) -> type:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise RuntimeError(f"{module}.{name} is left out: see bot/lean_rasa.py")

    return type(name, (), {"__init__": refuse, "__module__": module})


def main() -> None:
    # What is imported stays for good: looking through it for garbage took 160 ms now and then, within a call.
    gc.disable()
    leave_out()
    from rasa.__main__ import main as rasa

    gc.collect()
    gc.freeze()
    gc.enable()
    rasa()


if __name__ == "__main__":
    main()
