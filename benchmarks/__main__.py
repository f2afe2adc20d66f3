"""All measurements of speed, one after another: `make bench`. Each prints ratios within its own run."""

from benchmarks import decide, engine, page, phone, processes, sessions

PARTS = (engine, decide, processes, page, phone, sessions)

if __name__ == "__main__":
    for part in PARTS:
        part.main()
