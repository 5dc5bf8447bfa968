"""Labels by weights of features: learnt by scikit-learn, applied with numpy."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SEEN_ONCE_IS_ENOUGH = "c:"  # a concept alone always teaches; any other feature only when it was seen twice
RARE = 2
DECAY = 1e-6
# 「咕噜咕噜呱啦」: of callers' sentences ninety-nine in a hundred have more known features than this share.
FAMILIAR = 0.59


class LinearModel:
    """``weights`` is (features, labels), ``bias`` (labels,); probabilities are their softmax.

    One row a feature: a sentence adds up a few dozen. Half precision tells labels apart as well."""

    def __init__(
        self,
        labels: Sequence[str],
        features: Sequence[str],
        weights: NDArray[np.float16],
        bias: NDArray[np.float32],
    ) -> None:
        self.labels = list(labels)
        self._features = list(features)
        self._column = {feature: column for column, feature in enumerate(features)}
        self._weights = weights
        self._bias = bias

    @classmethod
    def learn(
        cls, sentences: Sequence[Collection[str]], labels: Sequence[str], *, passes: int
    ) -> LinearModel:
        """Logistic regression by averaged stochastic gradient descent, ``passes`` times over the sentences.

        On our data it is as good as a full solution, in a tenth of the time."""
        import scipy.sparse  # for training alone, and only in Rasa's own environment
        from sklearn.linear_model import SGDClassifier
        from sklearn.preprocessing import normalize

        seen = Counter(feature for features in sentences for feature in features)
        kept = sorted(f for f, count in seen.items() if count >= RARE or f.startswith(SEEN_ONCE_IS_ENOUGH))
        column = {feature: at for at, feature in enumerate(kept)}
        columns, row_ends = array("i"), array("i", [0])
        for features in sentences:
            columns.extend(sorted(column[feature] for feature in features if feature in column))
            row_ends.append(len(columns))
        cells = (np.ones(len(columns)), np.asarray(columns), np.asarray(row_ends))
        matrix = normalize(scipy.sparse.csr_matrix(cells, shape=(len(sentences), len(kept))))
        classifier = SGDClassifier(
            loss="log_loss",
            alpha=DECAY,
            average=True,
            max_iter=passes,
            tol=None,
            class_weight=_weights(labels),
            random_state=1,
            n_jobs=2,  # one label after the other, in threads: the same weights in half the time
        )
        classifier.fit(matrix, labels)
        weights = np.ascontiguousarray(classifier.coef_.T, dtype=np.float16)
        return cls(classifier.classes_.tolist(), kept, weights, classifier.intercept_.astype(np.float32))

    def known(self, features: Collection[str]) -> float:
        """Which share of the features was ever seen in training."""
        return sum(feature in self._column for feature in features) / max(1, len(features))

    def guess(self, features: Collection[str]) -> list[tuple[str, float]]:
        """Labels with their probabilities, the likeliest first."""
        columns = [self._column[feature] for feature in features if feature in self._column]
        length = max(1.0, len(columns) ** 0.5)  # a long sentence is no surer than a short one
        scores = self._weights[columns].sum(axis=0, dtype=np.float32) / length + self._bias
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        return [(self.labels[at], float(shares[at])) for at in np.argsort(-shares)]

    def save(self, folder: Path) -> None:
        np.savez(folder / "weights.npz", weights=self._weights, bias=self._bias)  # Rasa packs the folder
        about = {"labels": self.labels, "features": self._features}
        (folder / "features.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LinearModel:
        about = json.loads((folder / "features.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz") as stored:
            return cls(about["labels"], about["features"], stored["weights"], stored["bias"])


def _weights(labels: Sequence[str]) -> dict[str, float]:
    """Rare labels count more, by the root of their rarity: callers want the frequent ones more often, too."""
    counts = Counter(labels)
    return {label: (len(labels) / (len(counts) * count)) ** 0.5 for label, count in counts.items()}
