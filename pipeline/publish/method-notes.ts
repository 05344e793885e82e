// Made by `npm run generate` from the docstrings of the code that works the numbers out. Do not edit.
export const METHOD_NOTES: readonly { file: string; about: string; functions: readonly { name: string; says: string }[] }[] = [
  {
    file: 'pipeline/statistics/beta.ts',
    about: "The incomplete beta function, from which comes Student's t. Source: NIST Digital Library of Mathematical Functions 8.17.",
    functions: [
      { name: 'betaBelow', says: "I_x(a, b), the share of the beta distribution below x, for x from 0 to 1; `rest` is 1 − x, given so that x near 1 keeps its figures." },
    ],
  },
  {
    file: 'pipeline/statistics/difference.ts',
    about: "The difference between two independent figures that each have an interval.",
    functions: [
      { name: 'difference', says: "Interval of a − b from the two intervals (MOVER): lower = d − √((a − l₁)² + (u₂ − b)²), upper = d + √((u₁ − a)² + (b − l₂)²). From Wilson's intervals of two proportions this is Newcombe's hybrid score interval.\nSources: Newcombe (1998), Interval estimation for the difference between independent proportions, Stat Med 17:873, method 10; Zou and Donner (2008), Stat Med 27:1693." },
    ],
  },
  {
    file: 'pipeline/statistics/dispersion.ts',
    about: "How much more the members of groups differ from their group than counting by chance explains: the dispersion ratio, which widens the groups' intervals.\nSources: McCullagh and Nelder (1989), Generalized Linear Models, sections 4.5 and 6.2.3 (quasi-likelihood; Pearson's statistic over its degrees of freedom); Wedderburn (1974), Biometrika 61:439.",
    functions: [
      { name: 'dispersion', says: "φ = Σ (x − n r)² ÷ (n v(r)) ÷ (members − groups), over all members of all groups, with r = Σx ÷ Σn of the member's own group. Its sums come from those of `Spread`, as Σ (x − n r)² ÷ n = Σ x² ÷ n − r Σ x. 1 is what chance alone gives, and less is taken as 1; for `any` it is the variance of one of the denominator. Null when no group has two members: then nothing can be said of it." },
    ],
  },
  {
    file: 'pipeline/statistics/distributions.ts',
    about: "Quantiles of the normal, chi-square and Student distributions, found by narrowing down on the distribution itself until it answers the share that was asked. They agree with 40-figure arithmetic to 13 figures (docs/decisions/0002-statistics.md).",
    functions: [
      { name: 'normalBelow', says: "Share of the standard normal distribution below z: ½ Q(½, z² ÷ 2) below 0, and the rest of it above." },
      { name: 'normalReach', says: "How many standard errors either side of the middle hold the share `confidence` of a normal distribution: 1.959964 for 0.95. z² is chi-square with 1 degree." },
      { name: 'chiSquare', says: "The value that chi-square with `degrees` of freedom, above 0 and not always whole, is below with probability `share`." },
      { name: 'studentReach', says: "Student's t with `degrees` of freedom, above 0: how far either side of 0 holds the share `confidence`. 12.706 for 0.95 and 1." },
    ],
  },
  {
    file: 'pipeline/statistics/funnel.ts',
    about: "Funnel limits: how far from the centre an area of a given size lies by chance alone, and whether it lies beyond that.\nSources: Spiegelhalter (2005), Funnel plots for comparing institutional performance, Stat Med 24:1185; Association of Public Health Observatories (2008), Technical Briefing 3: Commonly used public health statistics and their confidence intervals; whose limits and answers, as PHEindicatormethods 2.1 gives them, these agree with (test/statistics/funnel.test.ts).",
    functions: [
      { name: 'LEAST_STANDARDISED', says: "Below this many events a directly standardised rate has no place in a funnel. Source: as the rate itself, Technical Briefing 3." },
      { name: 'centreOf', says: "Value of all members together: Σ numerators ÷ Σ denominators. Null without a denominator." },
      { name: 'chanceVariance', says: "Variance by chance alone of a member's value, were its true value the centre P: P(1 − P) ÷ n for a proportion, P ÷ n for events." },
      { name: 'limitsAt', says: "The limits at one denominator n, for a centre P. `confidence` is a fraction, 0.95 or 0.998. A proportion's: P ± z √(P(1 − P) ÷ n), cut off at 0 and 1. Those of events: the exact ones of `eventLimits` for P × n expected events, over n." },
      { name: 'bothLimits', says: "Both pairs at once." },
      { name: 'expectedOnLimit', says: "How many events must be expected for `events`, 0 or more, to lie on a limit: on the upper one where so many or more are seen with half of what the confidence leaves, χ²(α/2; 2x) ÷ 2; on the lower one where so few or fewer are, χ²(1 − α/2; 2x + 2) ÷ 2. Divided by the centre it is the exposure at which the events lie on that limit: so a funnel's curves are drawn. Source: Garwood (1936), Biometrika 28:437." },
      { name: 'eventLimits', says: "The turned question: how many events, not always whole, lie on each limit when `expected` are expected. With P(a, x) and Q(a, x) the tails of the gamma distribution, the upper solves P(events, expected) = α/2 and the lower Q(events + 1, expected) = α/2; the lower is 0 where even no event is likely enough." },
      { name: 'positionOf', says: "Beyond which limits a value lies; on a limit is within it. By the plain limits it is what PHEindicatormethods calls significance: `above 95%` is `High (0.025)`, `below 99.8%` is `Low (0.001)`." },
    ],
  },
  {
    file: 'pipeline/statistics/gamma.ts',
    about: "The incomplete gamma function, from which come the Poisson and normal distributions. Ours, because the library that was tried is off by up to 0.5% where shapes are large: docs/decisions/0002-statistics.md.\nSources: Abramowitz and Stegun 6.1 and 6.5; NIST Digital Library of Mathematical Functions 5.11, 8.7 and 8.9.",
    functions: [
      { name: 'logGamma', says: "ln Γ(x) for x above 0, by Stirling's series once x has been raised past 10 with Γ(x + 1) = x Γ(x)." },
      { name: 'logGammaStep', says: "ln Γ(x + by) − ln Γ(x) for both above 0. Where x is large the two are not worked out and taken from each other: that would cost figures." },
      { name: 'gammaTails', says: "Both tails of the gamma distribution of shape a and scale 1 at x: `below` = P(a, x), `above` = Q(a, x) = 1 − P(a, x). Each keeps its own figures." },
      { name: 'gammaDensity', says: "Density of the gamma distribution of shape a and scale 1." },
    ],
  },
  {
    file: 'pipeline/statistics/inequality.ts',
    about: "How steeply a measure rises or falls with deprivation: the slope and the relative index of inequality.\nSources: Regidor (2004), Measures of health inequalities, J Epidemiol Community Health 58:858 and 58:900; Low and Low (2004), J Public Health 26:388; Mackenbach and Kunst (1997), Soc Sci Med 44:757; Public Health England, Slope and relative index of inequality, Technical guide (2017), whose worked figures and those of PHEindicatormethods 2.1 they agree with (test/statistics/inequality.test.ts).",
    functions: [
      { name: 'errorOf', says: "Standard error on a scale, from an interval: (g(upper) − g(lower)) ÷ 2z." },
      { name: 'gradient', says: "Slope and relative index of inequality. With ŷ(x) the fitted line at rank x (x = 0 the most deprived person, 1 the least), turned back from the scale: SII = ŷ(1) − ŷ(0), RII = ŷ(1) ÷ ŷ(0)." },
      { name: 'gradientInterval', says: "Intervals of both indices by simulation: each group's value is drawn again from a normal on its scale with its standard error, the line is fitted again, and the interval is what the middle `confidence` of the answers span (quantiles by linear interpolation of the order statistics). The same seed gives the same interval. Source: Technical guide (2017), Confidence intervals." },
    ],
  },
  {
    file: 'pipeline/statistics/life-expectancy.ts',
    about: "Life expectancy from an abridged life table: years that people of an age would live on average, if today's death rates stayed.\nSources: Chiang (1984), The Life Table and its Applications (the second method); Silcocks, Jenner and Reza (2001), J Epidemiol Community Health 55:38; Eayrs and Williams (2004), J Epidemiol Community Health 58:243.",
    functions: [
      { name: 'LIFE_BANDS', says: "First ages of the 20 bands: under 1, 1 to 4, then fives up to 90 and over." },
      { name: 'lifeExpectancy', says: "Years still to live at the first age of each band, with an interval. Deaths and population are of the same years.\nm = deaths ÷ population;   q = n m ÷ (1 + (1 − a) n m), 1 in the last band, for a band of n years of which those who die live the share a\n(0.1 in the first year of life, half elsewhere);   L = n (l' + a d), l ÷ m in the last band;   e = Σ L ÷ l\nvariance of e = Σ [l ((1 − a) n + e')]² q² (1 − q) ÷ deaths ÷ l², the last band giving (l ÷ m)² ÷ deaths\nThe interval is e ± z √variance, and 0 where its lower bound would be below. None where q is 1 or more before the last band: no one would live on." },
    ],
  },
  {
    file: 'pipeline/statistics/linear.ts',
    about: "Symmetric systems of equations, solved by Cholesky's factor. Source: Golub and Van Loan (2013), Matrix Computations, 4.2.",
    functions: [
      { name: 'cholesky', says: "The lower factor L of a symmetric positive definite matrix, L Lᵀ = A; undefined where it is not one: a column is a sum of others." },
      { name: 'solve', says: "The x of A x = `right`, where `factor` is the one of A." },
      { name: 'inverseDiagonal', says: "The diagonal of the inverse of A, where `factor` is the one of A: the variances, where A is an information matrix." },
    ],
  },
  {
    file: 'pipeline/statistics/logistic.ts',
    about: "Logistic regression: how the odds of an event change with what is known of people, over groups of people of whom the same is known.",
    functions: [
      { name: 'logistic', says: "Maximum likelihood by Newton's steps, which are those of iteratively reweighted least squares: β ← β + (Xᵀ W X)⁻¹ Xᵀ (events − people × p), W = people × p (1 − p), each step halved until the likelihood does not fall. Refused, in words: no events or nothing but events, a column that follows from others, an event that x settles (separation), no convergence in 50 steps. Sources: McCullagh and Nelder (1989), Generalized Linear Models, 4.4; Albert and Anderson (1984), Biometrika 71:1." },
      { name: 'chanceOf', says: "The chance of the event for one group: 1 ÷ (1 + exp(−(intercept + Σ βx + offset)))." },
      { name: 'wald', says: "Wald's interval: coefficient ± z × its standard error. Exponents of both ends are the interval of an odds ratio." },
    ],
  },
  {
    file: 'pipeline/statistics/mean.ts',
    about: "The mean of a sample, with Student's interval.",
    functions: [
      { name: 'sampleMean', says: "Mean of values in any unit, and x̄ ± t(n − 1) s ÷ √n. `confidence` is a fraction, 0.95 or 0.998. Null for no values. A constant sample has an interval of no width.\nSource: PHE Technical Guide: Confidence Intervals (2018); Student (1908), Biometrika 6:1." },
    ],
  },
  {
    file: 'pipeline/statistics/normal-draws.ts',
    about: "Normal draws that repeat: the same seed gives the same draws on every machine, so that a simulated interval is the same every night.",
    functions: [
      { name: 'normalDraws', says: "`count` draws of a standard normal. Even draws are sfc32's (Doty-Humphrey, PractRand: 128 bits of state, passes BigCrush), made normal in pairs by Marsaglia's polar method (1964, SIAM Review 6:260)." },
      { name: 'slicedNormalDraws', says: "`count` draws of a standard normal, one out of each of as many slices of equal probability, the lowest first: they follow the normal far more closely than as many that are drawn freely. Source: McKay, Beckman and Conover (1979), Technometrics 21:239 (stratified sampling)." },
    ],
  },
  {
    file: 'pipeline/statistics/over-dispersion.ts',
    about: "Over-dispersion: whether members of a funnel differ by more than chance, by how much, and limits widened for it. Where practices differ in age and illness the plain limits flag nearly all of them, and so say nothing about any one.\nSources: Spiegelhalter (2005), Handling over-dispersion of performance indicators, Qual Saf Health Care 14:347, and Funnel plots for comparing institutional performance, Stat Med 24:1185; NHS Digital, Summary Hospital-level Mortality Indicator, Indicator specification, over-dispersion; DerSimonian and Laird (1986), Control Clin Trials 7:177.",
    functions: [
      { name: 'WINSORISED', says: "Share of z scores at each end that is drawn in, so that a few outliers do not widen the limits that should show them." },
      { name: 'dispersion', says: "With yᵢ a member's value, θ the centre and sᵢ its standard error by chance alone, zᵢ = (yᵢ − θ) ÷ sᵢ, winsorised; then φ = Σ zᵢ² ÷ I over I members, and with wᵢ = 1 ÷ sᵢ² the estimate by the method of moments is τ² = (I φ − (I − 1)) ÷ (Σ wᵢ − Σ wᵢ² ÷ Σ wᵢ), 0 where it is below 0. Winsorised z scores of chance alone have φ = 0.68 at a tenth from each end, so that τ² is cautious: it errs towards narrow limits. Null for fewer than two members, or where nothing varies by chance (a centre of 0, or of 1 for a proportion)." },
      { name: 'winsorise', says: "Scores below the quantile `share` become it, and scores above the quantile 1 − `share` become that one. A quantile lies between the two nearest of n scores in order, at place (n − 1) × share counted from 0. Source: Hyndman and Fan (1996), Am Stat 50:361, type 7." },
      { name: 'widen', says: "Limits of a member whose true value may differ from the centre θ by τ as well as by chance s: each plain limit is moved away from the centre in the ratio √(s² + τ²) ÷ s, and cut off at 0, and at 1 for a proportion. For a proportion that is Spiegelhalter's θ ± z √(s² + τ²). For events it keeps the skew of the exact limits, and is the same where many are expected. Without over-dispersion (τ² = 0) they are the plain limits themselves." },
    ],
  },
  {
    file: 'pipeline/statistics/prediction.ts',
    about: "How good predicted chances are: whether those with more of it had the event more often (discrimination), and whether as many had it as was said (calibration).",
    functions: [
      { name: 'areaUnderCurve', says: "The chance that someone who had the event was given a higher chance than someone who had not (area under the ROC curve, c statistic), ties counting half; with DeLong's interval, θ ± z √(S₁₀ ÷ m + S₀₁ ÷ n), S₁₀ and S₀₁ the variances of each person's own share of the others ranked rightly. 0.5 is tossing a coin. Null with fewer than two of either. Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44:837." },
      { name: 'calibration', says: "People in order of their chance, cut into `count` bands of as nearly the same number as those with the same chance staying together allows; a band nobody falls in is left out." },
      { name: 'calibrationLine', says: "Slope and intercept of calibration, with Wald's intervals. The slope is the coefficient of the predicted log odds in a logistic regression of the event: 1 when they spread as they should, below 1 when they are too far apart (overfitting). The intercept is that of a regression with the slope held at 1: 0 when as many had the event as was said, above 0 when more. Source: Cox (1958), Biometrika 45:562; Van Calster et al. (2019), BMC Medicine 17:230." },
      { name: 'brier', says: "Brier's score: the mean of (event − chance)², 0 when every chance was 0 or 1 and right. Null for nobody. Source: Brier (1950), Monthly Weather Review 78:1." },
    ],
  },
  {
    file: 'pipeline/statistics/proportion.ts',
    about: "Intervals for a proportion: so many of so many.",
    functions: [
      { name: 'wilson', says: "Wilson's score interval: (2x + z² ± z √(z² + 4x(1 − x/n))) ÷ 2(n + z²). Bounds are fractions from 0 to 1. `confidence` is a fraction, 0.95 or 0.998. Null when there is nothing to divide by, or the parts are not a proportion (numerator below 0 or above the denominator, either not a number).\nSources: Wilson (1927), J Am Stat Assoc 22:209; Newcombe (1998), Stat Med 17:857, method 3; PHE Technical Guide: Confidence Intervals (2018)." },
    ],
  },
  {
    file: 'pipeline/statistics/quantile.ts',
    about: "Cutting areas into equal groups by what they measure: quintiles, deciles.",
    functions: [
      { name: 'quantiles', says: "The group of each value when `values` are cut into `count` groups of as nearly the same number as they allow; group 1 holds the highest values, or the lowest when `lowestFirst`. Null stands for no value and gets no group. Every group is null when there are fewer values than groups.\nWith N values and the rank r of a value among them (1 is the smallest; equal values share the lowest of their ranks), counted from the end that comes first: group = ⌊(count + 1) − ⌈((N + 1) − r) ÷ (N ÷ count)⌉⌋, and never below 1.\nSource: the rule of `phe_quantile`, Office for Health Improvement and Disparities (PHEindicatormethods 2.1), which Fingertips uses for its quintiles." },
    ],
  },
  {
    file: 'pipeline/statistics/rate.ts',
    about: "Intervals for a rate: so many events for so much exposure.",
    functions: [
      { name: 'EXACT_BELOW', says: "Below this many events Byar's approximation is not close enough, and the exact Poisson interval is used." },
      { name: 'byars', says: "Interval of count ÷ denominator, per one of the denominator: exact under ten events, Byar's from ten on. `confidence` is a fraction, 0.95 or 0.998. Null when there is nothing to divide by, or either part is not a number or below 0.\nSource: PHE Technical Guide: Confidence Intervals (2018)." },
      { name: 'countInterval', says: "Interval of a count of events itself: exact under ten, Byar's from ten on. Null for what is not a count." },
      { name: 'byarInterval', says: "Byar's approximation: lower = x (1 − 1/9x − z/3√x)³, upper = (x + 1)(1 − 1/9(x + 1) + z/3√(x + 1))³, for a count x of events, 0 or more. The lower bound is 0 where the cube would be below it, which is for few events at a high confidence.\nSource: Breslow and Day (1987), Statistical Methods in Cancer Research II, page 69." },
      { name: 'exactInterval', says: "Exact Poisson interval of a count x of events, 0 or more and not always whole: lower = χ²(α/2; 2x) ÷ 2, upper = χ²(1 − α/2; 2x + 2) ÷ 2, the means under which so many or more, and so few or fewer, would be seen with half of what the confidence leaves.\nSource: Garwood (1936), Biometrika 28:437." },
    ],
  },
  {
    file: 'pipeline/statistics/spc-icons.ts',
    about: "From a signal and a target to the words of the two icons: is it changing, and can it be relied on to meet the target?",
    functions: [
      { name: 'judge', says: "A change upwards is an improvement where higher is better." },
      { name: 'assuranceOf', says: "A target on a limit is met in some periods and not in others: inconsistent. Null without a target or limits, or where neither way is better." },
    ],
  },
  {
    file: 'pipeline/statistics/spc-rule-sets.ts',
    about: "Which rules a control chart follows, by name and date: a chart says which set it used, and an old chart keeps its own.",
    functions: [
      { name: 'shown', says: "The signal that a point is shown by; undefined without one." },
    ],
  },
  {
    file: 'pipeline/statistics/spc-rules.ts',
    about: "The four rules of a control chart, each a function from a series to one side a point: 1 where the point is part of a signal upwards, -1 downwards, 0 where it is not. Source: Making Data Count, NHS England, \"Making data count: getting started\" (2019), as NHSRplotthedots 0.2.2 reads it. A null value is a period not held: it has no side, is part of no rule, and ends any run.",
    functions: [
      { name: 'RUN', says: "Points in a row that make a shift or a trend." },
      { name: 'sidesOf', says: "Side of the mean each value lies on; 0 on the mean." },
      { name: 'outsideLimits', says: "Rule 1: above the upper limit, or below the lower. On a limit is not outside it." },
      { name: 'nearLimits', says: "Further from the mean than two thirds of the way to a limit (two sigma). Points outside the limits count only when `beyond` says so." },
      { name: 'runEnds', says: "Sign of the run that each point ends, once it is `length` long; 0 before. A 0 ends a run." },
      { name: 'partOfRun', says: "Spreads the sign at a run's end back over all its points. Where two runs meet in one point, the older one has it." },
      { name: 'steps', says: "Sign of the step from the point before to each point; 0 at the first, after a gap, and where nothing moved." },
      { name: 'shift', says: "Rule 2: part of seven points in a row on one side of the mean." },
      { name: 'trend', says: "Rule 3: part of seven points in a row each above, or each below, the one before. Its side is its direction, wherever it lies." },
      { name: 'inThree', says: "Of three points in a row that lie on one side of the mean two or more are near a limit: part of such three." },
      { name: 'twoOfThree', says: "Rule 4: near a limit, and part of such three." },
    ],
  },
  {
    file: 'pipeline/statistics/spc.ts',
    about: "XmR control charts: a value a period, its mean, and limits that hold nearly every value of a process which does not change.\nlimits = mean ± 2.66 × average moving range, the moving range being |value − value before|;\nmoving ranges of 3.267 times their average and more are left out once before they are averaged for the limits.\nSources: Shewhart (1931); Wheeler, Understanding Variation (1993); Provost and Murray, The Health Care Data Guide (2011). The constants are 3 ÷ d2 and D4 for ranges of two. Rules, order and icons are those of NHSRplotthedots 0.2.2 (MIT), or of the rule set that is named.",
    functions: [
      { name: 'xmr', says: "The control chart of a series, oldest first, one value a period; null for a period not held, across which no moving range is taken. Answers that the reference leaves open: one value has a mean and no limits; a constant series has limits on its mean, since no moving range is larger than the others; a series without a value has neither mean nor icon." },
    ],
  },
  {
    file: 'pipeline/statistics/standardised.ts',
    about: "Rates made comparable between populations of different ages: directly standardised, and indirectly standardised ratios and rates.",
    functions: [
      { name: 'ESP_2013', says: "European Standard Population 2013: people of 100,000 at 0–4, 5–9 … 85–89, 90 and over. Source: Eurostat (2013), Revision of the European Standard Population." },
      { name: 'LEAST_EVENTS', says: "A directly standardised rate of fewer events says nothing: none is given. Source: PHE Technical Guide: Confidence Intervals (2018)." },
      { name: 'directRate', says: "Directly standardised rate, per one: Σ w (x ÷ n) ÷ Σ w, for bands of x events in n people with w people in the standard population. Interval of Dobson: value + √(variance ÷ events) × (bound of the events − events), with Byar's bounds of the events and variance = Σ w² x ÷ n² ÷ (Σ w)². Events that are not independent of each other (several of one person) count by the square of how many one person had: Σ w² f² xf ÷ n². The lower bound is 0 where it would be below, which is where few events carry most of the weight. A band without people has no rate and leaves numerator and weights; null when no band has people.\nSources: Dobson, Kuulasmaa, Eberle and Scherer (1991), Stat Med 10:457; PHE Technical Guide: Confidence Intervals (2018)." },
      { name: 'indirect', says: "Indirectly standardised ratio Σ x ÷ Σ n (X ÷ N) and rate (ratio × ΣX ÷ ΣN), for x events in n people and X in N of the reference. Interval of the events (exact under ten, Byar's from ten on) ÷ expected. Null when nothing is expected.\nSource: Breslow and Day (1987), Statistical Methods in Cancer Research II; PHE Technical Guide: Confidence Intervals (2018)." },
    ],
  },
  {
    file: 'pipeline/statistics/sum.ts',
    about: "Sums and means that do not depend on the order of their terms to the last bit, so that the same series gives the same chart.",
    functions: [
      { name: 'sum', says: "Σ values by Neumaier's compensated summation (1974): the rounding of every step is kept and added at the end. 0 for none." },
      { name: 'mean', says: "Σ values ÷ n, never outside the smallest and the largest of them; so the mean of a constant series is the constant. Null for none." },
    ],
  },
];
