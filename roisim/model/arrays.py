"""The one kind of array: float64, (rows,) with a value a draw, or () where all draws agree."""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

ZERO: Array = np.array(0.0)
ONE: Array = np.array(1.0)
MISSING: Array = np.array(np.nan)
