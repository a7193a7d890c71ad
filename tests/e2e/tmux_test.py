"""Inside tmux everything stands as it does in a terminal of its own."""

from terminal import Terminal, practice

STEPS = [b"", b"\033OR", b"yama", b"\033OB", b"\033OS", b"\033[15~", b"\033OQ"]


def screens(folder):
    """What a plain terminal shows after each step."""
    seen = []
    with Terminal(folder).start("madoguchi --lang ja") as desk:
        for step in STEPS:
            for byte in [step] if step[:1] == b"\033" else [bytes([one]) for one in step]:
                desk.send(byte)
                desk.tell("settle")
            seen.append(desk.rows())
    return seen


def comes(desk, rows):
    """Waits, as long as something changes, until exactly these rows stand there."""
    while desk.rows() != rows:
        if not desk.ask("pump").startswith("ok"):
            shown = desk.rows()
            wrong = [row for row in range(len(rows)) if shown[row] != rows[row]]
            raise AssertionError("\n".join("%d: %r\n   %r" % (row + 1, rows[row], shown[row]) for row in wrong))


def test_same_screens(folder):
    practice(folder)
    expected = screens(folder)
    for term in ("tmux-256color", "screen-256color"):
        start = "exec tmux -f /dev/null -L %s new-session 'TERM=%s exec madoguchi --lang ja' \\; set status off" % (term, term)
        with Terminal(folder, TMUX_TMPDIR=folder, patience=5000) as desk:
            desk.tell("spawn " + start)
            for step, rows in zip(STEPS, expected):
                if step:
                    desk.send(step)
                comes(desk, rows)
            desk.send(b"\x11")
            desk.ended()
