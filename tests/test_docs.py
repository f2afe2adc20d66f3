"""What the documents say is so: their examples run, and they name everything there is."""

import re
from pathlib import Path

import click
import pytest

from docs import build
from roisim.cases import load
from roisim.cases.scenario import PARAMETERS, PRESETS
from roisim.cli import main
from roisim.errors import CaseError
from roisim.exhibits.method.equations import equations
from roisim.text import LANGUAGES, words

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
EQUATIONS = equations()
COMMANDS = main.list_commands(click.Context(main))


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_readme_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks(ROOT / "README.md", "python")
    assert len(example.strip().splitlines()) <= 12
    exec(compile(example, "README.md", "exec"), {})
    assert re.search(r"The plan pays in \d+% of 4096 outcomes", capsys.readouterr().out)


def test_the_readme_names_every_command() -> None:
    assert isinstance(main, click.Group)
    shown = " ".join(blocks(ROOT / "README.md", "sh"))
    assert [name for name in COMMANDS if f"roisim {name}" not in shown] == []


def test_commands_in_the_documents_exist() -> None:
    assert isinstance(main, click.Group)
    for page in PAGES:
        shown = "\n".join(blocks(page, "sh") + re.findall(r"`(roisim .*?)`", page.read_text("utf-8")))
        for name in re.findall(r"^roisim (\w+)", shown, re.MULTILINE):
            assert name in COMMANDS, f"{page.name}: roisim {name}"


def test_make_targets_in_the_documents_exist() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for page in PAGES:
        for name in re.findall(r"`make ([a-z]+)|^make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE):
            assert "".join(name) in targets, f"{page.name}: make {''.join(name)}"


@pytest.mark.parametrize("name", build.PAGES)
def test_a_made_page_is_as_the_declarations_make_it(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == build.PAGES[name](), "run `python -m docs.build`"


def test_the_model_page_names_every_parameter_and_preset() -> None:
    page = (ROOT / "docs" / "model.md").read_text("utf-8")
    for name in (*(parameter.name for parameter in PARAMETERS.values()), *PRESETS):
        assert f"| `{name}` |" in page, name


def test_the_case_file_on_the_model_page_is_sound() -> None:
    (example,) = blocks(ROOT / "docs" / "model.md", "toml")
    assert load(example).company.order_value.bounds == (7000, 9000, 12000)


def test_an_unsound_case_file_would_be_noticed() -> None:
    (example,) = blocks(ROOT / "docs" / "model.md", "toml")
    with pytest.raises(CaseError):
        load(example.replace("customers =", "custmers ="))


def test_every_parameter_has_one_symbol_that_an_equation_uses() -> None:
    symbols = EQUATIONS["symbols"]
    assert set(PARAMETERS) <= set(symbols)
    assert len(set(symbols.values())) == len(symbols)
    latex = " ".join(row["latex"] for row in EQUATIONS["equation"]).replace("_{k,t}", "_k")
    for path, symbol in symbols.items():
        assert re.search(rf"(?<![\\\w]){re.escape(symbol)}(?![a-zA-Z])", latex), path


def test_every_equation_has_a_section_and_a_caption() -> None:
    keys = [row["key"] for row in EQUATIONS["equation"]]
    assert len(set(keys)) == len(keys)
    for language in LANGUAGES:
        said = words(language)
        assert {key.removeprefix("equation.") for key in said if key.startswith("equation.")} == set(keys)
        assert {key.split(".")[1] for key in said if key.startswith("method.")} == set(EQUATIONS["sections"])
    assert {row["section"] for row in EQUATIONS["equation"]} <= set(EQUATIONS["sections"])


def test_equations_survive_markdown() -> None:
    for row in EQUATIONS["equation"]:
        latex = row["latex"]
        assert re.fullmatch(r"(?:[^\\*<>`]|\\[a-zA-Z])+", latex), row["key"]
        for opens, closes in (("{", "}"), (r"\left", r"\right"), (r"\begin{", r"\end{")):
            assert latex.count(opens) == latex.count(closes), row["key"]


def test_links_between_the_documents_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
