namespace InitGen.Theory;

/// <summary>
/// What an activation phi does to a standard normal input z. For a gated unit phi = a f(b) and for maxout phi = max(z_1..z_k) the
/// inputs are independent standard normals, and derivatives are summed over the inputs of one output.
/// </summary>
/// <param name="MeanSquare">E[phi(z)^2]: what is left of a unit second moment on the way forward.</param>
/// <param name="Mean">E[phi(z)].</param>
/// <param name="DerivativeMeanSquare">E[phi'(z)^2]: what is left of a gradient's second moment on the way back.</param>
/// <param name="FourthMomentRatio">
/// kappa = E[phi^4] / E[phi^2]^2. After L layers of width n, ln(rms) varies from seed to seed with a standard deviation of sqrt(L
/// (kappa - 1) / n) / 2.
/// </param>
/// <param name="Lambda">
/// d ln E[phi(sqrt(q) z)^2] / d ln q at q = 1: below 1 the forward gain draws the second moment towards 1, above 1 it drives it
/// away (Poole et al. 2016).
/// </param>
public readonly record struct ActivationMoments(
    double MeanSquare,
    double Mean,
    double DerivativeMeanSquare,
    double FourthMomentRatio,
    double Lambda);
