"""All measurements of speed, one after another: `make bench`. Each prints ratios within its own run."""

from benchmarks import decide, engine, importing, page, phone, processes, sessions

PARTS = (engine, decide, importing, processes, page, phone, sessions)

if __name__ == "__main__":
    for part in PARTS:
        part.main()
