using System;

namespace InitGen.Graph;

/// <summary>
/// What is expected of one element of a value, over the data and over the draw of the weights, in the limit of wide layers (Poole et al.
/// 2016, arXiv 1606.05340).
/// </summary>
/// <param name="Mean">E[x].</param>
/// <param name="MeanSquare">E[x^2], the q of mean-field theory; finite.</param>
public readonly record struct Signal(double Mean, double MeanSquare)
{
    /// <summary>E[x^2] - E[x]^2.</summary>
    public double Variance => Math.Max(0, MeanSquare - (Mean * Mean));

    /// <summary>The root of the mean square.</summary>
    public double Rms => Math.Sqrt(MeanSquare);

    /// <summary>
    /// E[x y] / E[x^2] for the values x and y of two inputs whose elements have the correlation
    /// <see cref="PropagationOptions.Correlation"/>; at 1 the output no longer depends on the input (Schoenholz et al. 2017). Null where it
    /// is not known or was not asked for.
    /// </summary>
    public double? Correlation { get; init; }

    /// <summary>
    /// Whether an assumption stands behind it that the graph does not prove: that an activation's input is normal where it is not a
    /// weighted sum, that cells of a pool are independent, or that what enters a normalization is centred.
    /// </summary>
    public bool IsApproximate { get; init; }

    /// <summary>
    /// The sum of (kappa - 1) / n over the layers since the input or the last normalization, kappa the ratio of the fourth moment of what
    /// enters a layer and n its fan-in: the variance of ln E[x^2] from one draw of the weights to the next (Hanin and Rolnick 2018,
    /// arXiv 1803.01719).
    /// </summary>
    public double LogVariance { get; init; }

    /// <summary>The standard deviation of ln(rms) from seed to seed: the tolerance of any comparison with a network that ran.</summary>
    public double LogRmsDeviation => Math.Sqrt(LogVariance) / 2;

    /// <summary>By how much the mean of ln(rms) over the seeds differs from the logarithm of <see cref="Rms"/>.</summary>
    public double LogRmsShift => -LogVariance / 4;
}
