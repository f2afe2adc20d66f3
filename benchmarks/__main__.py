"""All measurements of speed, one after another: `make bench`. Each prints ratios within its own run."""

from benchmarks import engine, page, processes, sessions

PARTS = (engine, processes, page, sessions)

if __name__ == "__main__":
    for part in PARTS:
        part.main()
