# Yours: Gatewright writes this file once and never again.
"""Makes dist/<function>.zip for every function: `python build.py`.

An archive holds what its entry point imports: modules of this folder, and packages of the dependencies in
pyproject.toml, which pip fetches for the function's own runtime and processor. Its handler is `index.handler`. Generated
modules leave their docstrings here, for a cold start reads everything. The same sources and versions give the same
bytes, so an archive's hash tells whether a function has changed.
"""

import ast
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent
DIST = ROOT / "dist"
GENERATED = ROOT / "handlers" / "generated"

# What the runtimes bring along.
PROVIDED = {"boto3", "botocore", "awslambdaric"}
# What pip notes of an installation is of no use in a function, and differs from machine to machine.
NOTES = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}
PLATFORMS = {"arm64": "manylinux2014_aarch64", "x86_64": "manylinux2014_x86_64"}

Files = dict[str, bytes]


def main() -> None:
    dependencies: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    with tempfile.TemporaryDirectory() as scratch:
        for name, (module, runtime, architecture) in sorted(functions().items()):
            packages = Path(scratch) / f"{runtime}-{architecture}"
            if dependencies and not packages.exists():
                install(dependencies, packages, runtime, architecture)
            archive = DIST / f"{name}.zip"
            write_archive(archive, contents(f"handlers.functions.{module}", packages))
            print(f"dist/{name}.zip  {archive.stat().st_size / 1024:.1f} KB")


def functions() -> dict[str, tuple[str, str, str]]:
    """By the archive's name: module, runtime and architecture."""
    source = (ROOT / "handlers" / "functions" / "__init__.py").read_text("utf-8")
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Assign):
            return ast.literal_eval(statement.value)
    raise SystemExit("handlers/functions/__init__.py names no functions")


def install(dependencies: list[str], target: Path, runtime: str, architecture: str) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target), "--no-compile"]
    command += ["--only-binary=:all:", "--implementation=cp", "--platform", PLATFORMS[architecture]]
    command += ["--python-version", runtime.removeprefix("python"), *dependencies]
    subprocess.run(command, check=True)


def contents(entry: str, packages: Path) -> Files:
    files: Files = {"index.py": f"from {entry} import handler as handler\n".encode()}
    imported: set[str] = set()
    for path in own_modules(entry):
        source = path.read_bytes()
        is_generated = path.is_relative_to(GENERATED)
        files[path.relative_to(ROOT).as_posix()] = without_prose(source) if is_generated else source
        imported.update(name.split(".")[0] for name in imports_of(path, ""))
    foreign = {name for name in imported if not is_own(name) and name not in sys.stdlib_module_names | PROVIDED}
    files.update(package_files(foreign, packages))
    return files


def own_modules(entry: str) -> Iterator[Path]:
    """A module, the packages that it is in, and everything in this folder that it imports."""
    pending = [entry]
    met: set[Path] = set()
    while pending:
        module = pending.pop()
        parts = module.split(".")
        for length in range(1, len(parts) + 1):
            path = find(parts[:length])
            if path is None or path in met:
                continue
            met.add(path)
            yield path
            package = parts[:length] if path.name == "__init__.py" else parts[: length - 1]
            pending.extend(imports_of(path, ".".join(package)))


def find(parts: list[str]) -> Path | None:
    path = ROOT.joinpath(*parts)
    for each in (path.with_name(f"{path.name}.py"), path / "__init__.py"):
        if each.is_file():
            return each
    return None


def is_own(name: str) -> bool:
    return find([name]) is not None or (ROOT / name).is_dir()


@cache
def imports_of(path: Path, package: str) -> list[str]:
    """Every module that may be meant: of `from a import b` both `a` and `a.b`."""
    names: list[str] = []
    for node in running_code(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.level == 0 or package != ""):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level > 0 else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names += [base, *(f"{base}.{alias.name}" for alias in node.names)]
    return names


def running_code(node: ast.AST) -> Iterator[ast.AST]:
    """Leaves out what only type checkers read."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        children: Iterable[ast.AST] = node.orelse
    else:
        yield node
        children = ast.iter_child_nodes(node)
    for child in children:
        yield from running_code(child)


def without_prose(source: bytes) -> bytes:
    """Header and docstrings leave empty lines, so that the lines of a traceback are those of the source."""
    lines = source.splitlines(keepends=True)
    if source.startswith(b"#"):
        lines[0] = b"\n"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            texts = [each for each in node.body if is_text(each)]
            # A class or function that has nothing else in it needs its docstring.
            stays = len(texts) == len(node.body) and not isinstance(node, ast.Module)
            for text in [] if stays else texts:
                start, end = text.lineno - 1, text.end_lineno or text.lineno
                lines[start:end] = [b"\n"] * (end - start)
    return b"".join(lines)


def is_text(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def package_files(names: set[str], packages: Path) -> Files:
    """The distributions that bring the packages, and those that they need in turn."""
    installed = {normal(each.name): each for each in distributions(path=[str(packages)])}
    owners = {module: key for key, each in installed.items() for module in modules_of(each)}
    missing = sorted(name for name in names if name not in owners)
    if missing:
        raise SystemExit(f"{', '.join(missing)}: imported, and among no dependency of pyproject.toml")
    pending = [owners[name] for name in names]
    files: Files = {}
    met: set[str] = set()
    while pending:
        key = pending.pop()
        if key in met or key not in installed:
            continue
        met.add(key)
        for file in installed[key].files or []:
            path = Path(str(file.locate()))
            if path.is_file() and path.is_relative_to(packages) and is_needed(path):
                files[path.relative_to(packages).as_posix()] = path.read_bytes()
        requirements = installed[key].requires or []
        pending.extend(normal(re.split(r"[^A-Za-z0-9._-]", each, maxsplit=1)[0]) for each in requirements)
    return files


def modules_of(distribution: Distribution) -> set[str]:
    return {file.parts[0].removesuffix(".py").split(".")[0] for file in distribution.files or []}


def is_needed(path: Path) -> bool:
    return path.name not in NOTES and path.suffix != ".pyc" and path.parent.name != "bin"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def write_archive(path: Path, files: Files) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            # The same date everywhere; readable by everyone, as Lambda needs it.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o755 if name.endswith(".so") else 0o644) << 16
            archive.writestr(entry, files[name])


if __name__ == "__main__":
    main()
