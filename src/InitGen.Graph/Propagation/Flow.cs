using System;

namespace InitGen.Graph;

/// <summary>What is followed of one value.</summary>
internal struct Flow
{
    /// <summary>Whether anything is known of it; if not, only <see cref="Oldest"/> and <see cref="Newest"/> count.</summary>
    public bool IsKnown;

    /// <summary>E[x_i].</summary>
    public double Mean;

    /// <summary>E[x_i^2].</summary>
    public double Square;

    /// <summary>E[x_i x_k] for two units of one input: what weights with a mean sum up over all units.</summary>
    public double Shared;

    /// <summary>E[x_i y_i] for two inputs; NaN where it is not known or not followed.</summary>
    public double Pair;

    /// <summary>E[x^4] / E[x^2]^2.</summary>
    public double Kurtosis;

    /// <summary><see cref="Signal.LogVariance"/>.</summary>
    public double LogVariance;

    /// <summary>The greatest magnitude that a layer of this width typically has.</summary>
    public double Peak;

    /// <summary>Number of units; 0 where it is not known.</summary>
    public double Width;

    /// <summary>Whether it is a sum of many terms, hence normal.</summary>
    public bool IsNormal;

    /// <summary><see cref="Signal.IsApproximate"/>.</summary>
    public bool IsApproximate;

    /// <summary>
    /// An element depends on random numbers that were stamped within these two, and on others not at all: layers with fresh weights of
    /// mean 0 cut it off from all that was before.
    /// </summary>
    public long Oldest;

    /// <summary>See <see cref="Oldest"/>.</summary>
    public long Newest;

    /// <summary>The gradient's mean square at the first input over the one at this value; NaN where it is not known.</summary>
    public double Back;

    /// <summary>The same for the second input of a gated unit.</summary>
    public double SecondBack;

    /// <summary>The mean square of the last value before activations, dropout and so on, from which this one was made.</summary>
    public double StageSquare;

    /// <summary>The gradient's mean square there over the one here.</summary>
    public double StageBack;

    /// <summary>The layer that made that value, its node plus 1; 0 where it was none.</summary>
    public int StageLayer;

    public readonly double Variance => Math.Max(0, Square - (Mean * Mean));

    public static bool Close(double left, double right, double tolerance) =>
        Math.Abs(left - right) <= tolerance * Math.Max(Math.Abs(left), Math.Abs(right));

    /// <summary>Drops what is no number any more; a sum that cancels to less than 0 is 0.</summary>
    public void Settle()
    {
        if (Square < 0) Square = 0;
        IsKnown = IsKnown && Square <= double.MaxValue && Math.Abs(Mean) <= double.MaxValue && Math.Abs(Shared) <= double.MaxValue;
        if (double.IsNaN(Kurtosis) || double.IsInfinity(Kurtosis)) Kurtosis = 3;
        if (double.IsNaN(LogVariance)) LogVariance = 0;
    }

    /// <summary>Makes it a value from which a layer's ratio counts.</summary>
    public void BeginStage(int layer = 0)
    {
        StageSquare = Square;
        StageBack = 1;
        StageLayer = layer;
    }

    public readonly Signal? ToSignal() => !IsKnown ? null : new Signal(Mean, Square)
    {
        Correlation = double.IsNaN(Pair) || Square == 0 ? null : Math.Min(1, Math.Max(-1, Pair / Square)),
        IsApproximate = IsApproximate,
        LogVariance = LogVariance,
    };
}
