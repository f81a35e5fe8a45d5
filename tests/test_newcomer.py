"""What a newcomer does: installs the wheel and asks from any folder; runs the README's first command in a clone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*argv: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd), "XDG_CACHE_HOME": str(cwd / "cache"), "LANG": "C.UTF-8"} | more
    for name, value in os.environ.items():
        if name.startswith(("PIP_", "UV_")):
            environment[name] = value
    return subprocess.run([str(a) for a in argv], cwd=cwd, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


@pytest.mark.slow
def test_the_wheel_carries_the_library_and_answers_from_any_folder(tmp_path: Path) -> None:
    built = run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", tmp_path / "wheel", ROOT, cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    wheel = next((tmp_path / "wheel").glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "dateline/incidents/2024-01-03-kerman-bombing.yaml" in names
    assert "dateline/incidents/LICENSE" in names
    assert "dateline/manual/2-query.md" in names
    assert not [name for name in names if name.startswith("tests/")]
    target = tmp_path / "site"
    installed = run(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", target, wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    away = tmp_path / "away"
    away.mkdir()
    asked = run(sys.executable, "-m", "dateline", "find", "kerman", cwd=away, PYTHONPATH=str(target))
    assert asked.returncode == 0, asked.stderr
    assert "2024-01-03-kerman-bombing" in asked.stdout.splitlines()[0]
    checked = run(sys.executable, "-m", "dateline", "check", cwd=away, PYTHONPATH=str(target))
    assert (checked.returncode, checked.stdout) == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None or not (ROOT / ".git").exists(), reason="not in a clone")
def test_the_first_command_of_the_readme_installs_and_runs_in_a_fresh_clone(tmp_path: Path) -> None:
    cloned = run("git", "clone", "-q", ROOT, tmp_path / "clone", cwd=tmp_path)
    assert cloned.returncode == 0, cloned.stderr
    readme = (ROOT / "README.md").read_text("utf-8")
    first, second = (line.split("#")[0].strip() for line in readme.splitlines() if line.startswith("    .run/"))
    assert (first, second) == (".run/dateline", ".run/tests")
    asked = run(tmp_path / "clone" / first, "find", "suleimani", cwd=tmp_path / "clone")
    assert asked.returncode == 0, asked.stderr
    assert "Kerman bombings" in asked.stdout
    again = run(tmp_path / "clone" / first, "find", "سلیمانی", cwd=tmp_path / "clone")
    assert "Installing" not in again.stderr
    assert "Kerman bombings" in again.stdout
    (tmp_path / "link").symlink_to(tmp_path / "clone" / first)
    linked = run(tmp_path / "link", "find", "suleimani", cwd=tmp_path)
    assert linked.stdout == asked.stdout, linked.stderr


def test_what_is_missing_is_named_with_what_to_install(tmp_path: Path) -> None:
    """With a PATH that has no usable Python the command says what to install."""
    clone = tmp_path / "clone"
    shutil.copytree(ROOT / ".run", clone / ".run")
    shutil.copy(ROOT / "pyproject.toml", clone)
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "readlink", "cksum", "cat", "pwd", "head", "rm", "uname", "env"):
        found = shutil.which(name)
        if found:
            (tools / name).symlink_to(found)
    none = run(clone / ".run" / "dateline", cwd=clone, PATH=str(tools))
    assert none.returncode == 2
    assert "needs Python 3.11 or newer" in none.stderr
    old = tools / "python3"
    old.write_text('#!/bin/sh\ncase "$2" in *version_info*) exit 1;; *platform*) echo 3.9.2;; esac\n')
    old.chmod(0o755)
    assert "python3 here is 3.9.2" in run(clone / ".run" / "dateline", cwd=clone, PATH=str(tools)).stderr
    old.write_text('#!/bin/sh\ncase "$2" in *version_info*) exit 0;; *ensurepip*) exit 1;; esac\n')
    bare = run(clone / ".run" / "dateline", cwd=clone, PATH=str(tools))
    assert "apt install python3-venv" in bare.stderr
