"""What a clause is about, judged a second time: from what the network of topics says first and what is done in the clause.

A softmax over the issues (stacked generalisation, Wolpert 1992), fitted on scores of networks that had not seen the
text. It sees each issue's score and hints, the hints of the surroundings where the clause (or its sentence) names no
issue itself, all with factors that are the same for every issue; and, with weights of their own for every issue, which acts
are likely, what the first judgement says of all issues, and whether any is named. So praise and doubt are rather of the
talks than of what the talks are about, and an issue which the network takes for its neighbour is told from it.

What it sees is rounded to the thousandth, so that every machine gives the same.
"""
import numpy as np
from scipy.optimize import minimize

ROUNDS_OPEN = 2.0
LEVEL, STEPS = 3e-4, 60
UNIT = 1 / 256


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def thousandths(p):
    return np.round(p * 1000) / 1000


def seen(form, topic, hints, factors, given):
    """First scores with the hints, for all issues alike; and what is weighed for each issue by itself."""
    first = topic * factors[0] + hints @ factors[1:]
    clause, sentence = hints[:, :, 0].max(1), hints[:, :, 2].max(1)
    bare, alone = (1 - clause)[:, None], (1 - sentence)[:, None]
    gated = [hints[:, :, 2] * bare, hints[:, :, 3] * alone, hints[:, :, 4] * bare]
    alike = np.concatenate([first[:, :, None], hints, np.stack(gated, 2)], 2).astype(np.float32)
    acts, own = thousandths(softmax(form[:, 1:17] * given)), np.sqrt(thousandths(softmax(first)))
    each = np.concatenate([np.ones((len(form), 1)), clause[:, None], sentence[:, None], acts, own], 1).astype(np.float32)
    return alike, each


def fit(alike, each, target, weight):
    s, x, t = alike, each, target.astype(np.float32)
    w = (weight / weight.sum()).astype(np.float32)
    kinds, many, issues = s.shape[2], x.shape[1], t.shape[1]

    def cost(p):
        a, b = p[:kinds].astype(np.float32), p[kinds:].reshape(many, issues).astype(np.float32)
        z = s @ a + x @ b
        z -= z.max(1, keepdims=True)
        e = np.exp(z)
        total = e.sum(1, keepdims=True)
        off = (e / total - t) * w[:, None]
        loss = -(w[:, None] * t * (z - np.log(total))).sum() + LEVEL * (b**2).sum()
        return float(loss), np.concatenate([np.einsum("ni,nis->s", off, s), (x.T @ off + 2 * LEVEL * b).ravel()]).astype(float)

    start = np.zeros(kinds + many * issues)
    start[0] = 1
    p = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return p[:kinds], np.rint(p[kinds:].reshape(many, issues) / UNIT) * UNIT


def fitted(d, form, topic, factors, given, index, rounds):
    """The factors and weights from the clauses `index`; those of `rounds` weigh more, running text less."""
    index = index[d.issue[index].sum(1) > 0]
    target = d.issue[index] / d.issue[index].sum(1, keepdims=True)
    weight = np.where(d.kind[index] == 0, 1, 0.5) * np.where(np.isin(d.round[index], rounds), ROUNDS_OPEN, 1)
    return fit(*seen(form[index], topic[index], d.hints[index] / 100, factors, given), target, weight)


def judged(d, form, topic, factors, given, index, second):
    alike, each = seen(form[index], topic[index], d.hints[index] / 100, factors, given)
    return alike @ second[0] + each @ second[1]


def kept(second):
    """As it stands in the head of the file."""
    return {"alike": [round(float(x), 4) for x in second[0]], "unit": UNIT, "each": [[int(x) for x in row] for row in np.rint(second[1] / UNIT)]}
