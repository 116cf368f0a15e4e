"""The loss over a run, as a picture that any browser shows."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT, EDGE = 640, 320, 44


def svg(losses: Sequence[float], validations: Sequence[tuple[int, float]]) -> str:
    """Training loss as a thin line over the steps, validation as dots joined by a thick one."""
    top = max([*losses, *(value for _, value in validations), 0.01])
    steps = max(len(losses), 2)

    def place(step: float, value: float) -> str:
        across = EDGE + (WIDTH - 2 * EDGE) * (step - 1) / (steps - 1)
        down = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * value / top
        return f"{across:.1f},{down:.1f}"

    learned = " ".join(place(step, value) for step, value in enumerate(losses, 1))
    held = " ".join(place(step, value) for step, value in validations)
    dots = "".join(
        f'<circle cx="{point.split(",")[0]}" cy="{point.split(",")[1]}" r="3" fill="#a4262c"/>'
        for point in held.split()
    )
    ticks = "".join(_tick(share, top) for share in (0, 0.25, 0.5, 0.75, 1))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="11"><rect width="100%" height="100%" fill="white"/>{ticks}'
        f'<polyline points="{learned}" fill="none" stroke="#8a8a8a"/>'
        f'<polyline points="{held}" fill="none" stroke="#a4262c" stroke-width="2"/>{dots}'
        f'<text x="{EDGE}" y="{HEIGHT - 10}">1</text>'
        f'<text x="{WIDTH - EDGE}" y="{HEIGHT - 10}" text-anchor="end">step {len(losses)}</text>'
        f'<text x="{EDGE}" y="20">loss a token of the reply: learned (grey), held out (red)</text></svg>\n'
    )


def _tick(share: float, top: float) -> str:
    down = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * share
    return (
        f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{down}" y2="{down}" stroke="#e0e0e0"/>'
        f'<text x="{EDGE - 6}" y="{down + 4}" text-anchor="end">{top * share:.2f}</text>'
    )
