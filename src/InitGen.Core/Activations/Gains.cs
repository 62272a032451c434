using System;

namespace InitGen.Theory;

/// <summary>
/// Gains: by what a layer multiplies 1 / sqrt(fan) so that signal or gradient keep their size. The squared form is what enters a
/// variance, and is exact where the gain itself is not: 2 for ReLU.
/// </summary>
public static class Gains
{
    /// <summary>1 / sqrt(E[phi^2]): keeps the second moment on the way forward (He et al. 2015, for any activation).</summary>
    /// <param name="moments">The activation's moments.</param>
    /// <returns>The gain.</returns>
    public static double Forward(ActivationMoments moments) => Math.Sqrt(ForwardSquared(moments));

    /// <summary>1 / E[phi^2].</summary>
    /// <param name="moments">The activation's moments.</param>
    /// <returns>The squared gain.</returns>
    public static double ForwardSquared(ActivationMoments moments) => 1 / moments.MeanSquare;

    /// <summary>1 / sqrt(E[phi'^2]): keeps the gradient's second moment on the way back.</summary>
    /// <param name="moments">The activation's moments.</param>
    /// <returns>The gain.</returns>
    public static double Backward(ActivationMoments moments) => Math.Sqrt(BackwardSquared(moments));

    /// <summary>1 / E[phi'^2].</summary>
    /// <param name="moments">The activation's moments.</param>
    /// <returns>The squared gain.</returns>
    public static double BackwardSquared(ActivationMoments moments) => 1 / moments.DerivativeMeanSquare;

    /// <summary>sqrt(2 / (1 + slope^2)): the gain of a rectifier with a slope below 0 (He et al. 2015, eq. 15).</summary>
    /// <param name="slope">The slope below 0; 0 for ReLU.</param>
    /// <returns>The gain.</returns>
    public static double He(double slope) => Math.Sqrt(HeSquared(slope));

    /// <summary>2 / (1 + slope^2).</summary>
    /// <param name="slope">The slope below 0; 0 for ReLU.</param>
    /// <returns>The squared gain.</returns>
    public static double HeSquared(double slope) => 2 / (1 + (slope * slope));
}
