"""Writes answers.json: `python -m tests.golden.make`, when the changelog says "Numbers change"."""

import json
from pathlib import Path

from roisim import MODEL_VERSION, answer
from roisim.cases import preset
from roisim.cases.scenario import PRESETS


def main() -> None:
    """Answer every preset and keep the totals."""
    found = {
        name: {"model_version": MODEL_VERSION, "totals": answer(preset(name)).to_dict()["totals"]} for name in PRESETS
    }
    (Path(__file__).parent / "answers.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
