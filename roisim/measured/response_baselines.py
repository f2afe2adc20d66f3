"""What would have come without any ads: a level, perhaps a trend, perhaps a season; integrated out, and averaged.

Six baselines, of seasonal order 0, 1 and 2 with and without a trend, each a linear regression on what the ads leave
over. The level and the noise have flat priors (noise: 1/variance), trend and season Zellner's with the information of
one row (g = rows), so coefficients and noise integrate out in closed form: with r the rest about its mean, Q the
baseline's columns made orthonormal, p of them,

    log p(r | baseline) = -p/2 log(1 + g) - (n - 1)/2 log(|r|² - g/(1 + g) |Qᵀr|²) + constant.

They are averaged by this evidence, each as likely as the others beforehand: a season that is there is then felt, and
where rows cannot tell several stay in. A fixed choice was wrong in every sampler tried, and equal weights would leave
the seasonless ones a third of the answer however clear the season is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from roisim.model.arrays import Array

ORDERS = (0, 1, 2)


@dataclass(frozen=True)
class Baselines:
    """The baselines of some rows. when: (rows,), each row's middle in months from the first; orders: of the season."""

    when: Array
    orders: Sequence[int] = ORDERS
    trends: Sequence[bool] = (False, True)

    @property
    def names(self) -> tuple[tuple[int, bool], ...]:
        """Seasonal order and trend of each, in the order of `evidence`."""
        return tuple((order, trend) for trend in self.trends for order in self.orders)

    @cached_property
    def _columns(self) -> tuple[Array, ...]:
        """For each choice of trend the columns of the largest season, orthonormal, the smaller ones first."""
        angle = 2 * np.pi * self.when / 12
        waves = [wave(order * angle) for order in range(1, max(self.orders) + 1) for wave in (np.sin, np.cos)]
        return tuple(_orthonormal([self.when] * trend + waves, len(self.when)) for trend in self.trends)

    def evidence(self, rest: Array) -> Array:
        """log p(rest | baseline), (draws, baselines), but for a constant; rest: (draws, rows)."""
        rows = rest.shape[1]
        about = rest - rest.mean(axis=1, keepdims=True)
        whole = np.einsum("ij,ij->i", about, about)
        found = []
        for trend, columns in zip(self.trends, self._columns, strict=True):
            explained = np.cumsum((about @ columns) ** 2, axis=1) if columns.size else np.zeros((len(rest), 0))
            for order in self.orders:
                count = trend + 2 * order
                fit = explained[:, count - 1] if count else 0.0
                left = np.maximum(whole - rows / (1 + rows) * fit, 1e-12 * whole + 1e-300)
                found.append(-count / 2 * np.log(1 + rows) - (rows - 1) / 2 * np.log(left))
        return np.array(found).T

    def likelihood(self, rest: Array) -> Array:
        """log of the mean of p(rest | baseline) over the baselines, (draws,)."""
        each = self.evidence(rest)
        most = each.max(axis=1)
        found: Array = most + np.log(np.exp(each - most[:, None]).mean(axis=1))
        return found

    def weights(self, rest: Array) -> Array:
        """How much each baseline counts in the answer, (baselines,), averaged over the draws."""
        each = self.evidence(rest)
        shares = np.exp(each - each.max(axis=1, keepdims=True))
        found: Array = (shares / shares.sum(axis=1, keepdims=True)).mean(axis=0)
        return found


def _orthonormal(columns: Sequence[Array], rows: int) -> Array:
    """The same room, step by step, about the mean of each column."""
    if not columns:
        return np.zeros((rows, 0))
    matrix = np.array(columns).T
    return np.linalg.qr(matrix - matrix.mean(axis=0))[0]
