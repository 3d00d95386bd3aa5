"""``kinerja form script FORM``: the Google Apps Script that makes a mapped form, its sheet and its response ids."""

from __future__ import annotations

import argparse
from pathlib import Path


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "form",
        help="buat formulir daring dari pemetaannya (make the live form from its mapping)",
        description="Pekerjaan pada formulir daring (work on the live form).",
    )
    actions = parser.add_subparsers(title="tindakan (actions)", metavar="TINDAKAN", required=True)
    script = actions.add_parser(
        "script",
        help="cetak skrip Google Apps Script (print the script)",
        description="Mencetak skrip Google Apps Script yang membuat formulir dan lembarnya menurut formulir/FORM.yaml: "
        "pertanyaan dan pilihan menurut urutannya, pemberitahuan kepada responden, tanpa surel dan tanpa masuk akun, "
        "dan kolom ID tanggapan. Tempelkan sekali di script.google.com (prints a script that makes the form and its "
        "sheet; paste it once).",
    )
    script.add_argument("form", metavar="FORM", help="kode formulir (the form's id)")
    script.add_argument("--output", type=Path, metavar="BERKAS", help="tulis ke berkas ini (write to this file)")
    script.add_argument(
        "--per-layanan", action="store_true", help="satu formulir setiap layanan (a form for each service)"
    )
    script.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder isi (content)")
    script.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print or write the script; say on standard error what respondents cannot be told yet."""
    from kinerja.cli.progress import say
    from kinerja.intake.forms import choose, form_ids, load_form, read_record
    from kinerja.intake.script import form_script
    from kinerja.package.files import write_atomically

    (form,) = choose(form_ids(args.content), [args.form], one=True)
    mapping = load_form(args.content, form)
    portal = read_record(args.content, "portal", "portal.yaml")
    text = form_script(mapping, portal, by_service=args.per_layanan)
    if mapping.assurance is None:
        say(
            f"formulir/{form}.yaml belum memuat `janji`: responden belum diberi tahu sampai kapan jawabannya disimpan "
            "(no `janji` yet: respondents are not told until when answers are kept)"
        )
    if mapping.document:
        say(
            f"formulir/{form}.yaml sudah menunjuk lembar yang ada (lembar.dokumen); skrip ini membuat formulir dan "
            "lembar baru bila belum pernah dijalankan. Bila jawaban lama ada di lembar itu, buat kode formulir baru "
            "dengan kinerja new form, dan biarkan yang lama "
            "(the mapping has a sheet already: for a new one, make another form id)"
        )
    if args.output is None:
        print(text, end="")
    else:
        write_atomically(args.output, text.encode("utf-8"))
        print(args.output)
    return 0
