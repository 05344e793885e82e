/** Symmetric systems of equations, solved by Cholesky's factor. Source: Golub and Van Loan (2013), Matrix Computations, 4.2. */

/** A share of the largest entry below which a pivot is nought: one column follows from the others. */
const NOUGHT = 1e-11;

/** The lower factor L of a symmetric positive definite matrix, L Lᵀ = A; undefined where it is not one: a column is a sum of others. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const least = NOUGHT * Math.max(...matrix.map((row, i) => Math.abs(row[i] as number)));
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      const other = j === i ? own : (factor[j] as number[]);
      let left = row[j] as number;
      for (let k = 0; k < j; k += 1) left -= (own[k] as number) * (other[k] as number);
      if (j === i && !(left > least)) return undefined;
      own.push(j === i ? Math.sqrt(left) : left / (other[j] as number));
    }
    factor.push(own);
  }
  return factor;
}

/** The x of A x = `right`, where `factor` is the one of A. */
export function solve(factor: readonly (readonly number[])[], right: readonly number[]): number[] {
  const x = [...right];
  const size = x.length;
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) x[i] = (x[i] as number) - (factor[i]?.[k] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (factor[i]?.[i] as number);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) x[i] = (x[i] as number) - (factor[k]?.[i] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (factor[i]?.[i] as number);
  }
  return x;
}

/** The diagonal of the inverse of A, where `factor` is the one of A: the variances, where A is an information matrix. */
export const inverseDiagonal = (factor: readonly (readonly number[])[]): number[] =>
  factor.map(
    (_, i) =>
      solve(
        factor,
        factor.map((__, j) => (i === j ? 1 : 0)),
      )[i] as number,
  );
