using System;
using InitGen.Theory;

namespace InitGen.Core.Tests;

/// <summary>
/// The published digits: E[phi^2], forward gain, E[phi'^2], backward gain, lambda, from an independent computation.
/// </summary>
public sealed class GainTests
{
    [Theory]
    [InlineData(Activation.Identity, null, 1, 1, 1, 1, 1)]
    [InlineData(Activation.ReLU, null, 0.5, 1.414213562373, 0.5, 1.414213562373, 1)]
    [InlineData(Activation.LeakyReLU, null, 0.50005, 1.414142856998, 0.50005, 1.414142856998, 1)]
    [InlineData(Activation.LeakyReLU, 0.1, 0.505, 1.407195089461, 0.505, 1.407195089461, 1)]
    [InlineData(Activation.LeakyReLU, 0.2, 0.52, 1.386750490563, 0.52, 1.386750490563, 1)]
    [InlineData(Activation.PReLU, null, 0.53125, 1.371988681140, 0.53125, 1.371988681140, 1)]
    [InlineData(Activation.LeakyReLU, 0.3, 0.545, 1.354570922957, 0.545, 1.354570922957, 1)]
    [InlineData(Activation.LeakyReLU, 0.5, 0.625, 1.264911064067, 0.625, 1.264911064067, 1)]
    [InlineData(Activation.LeakyReLU, 2.2360679774997896, 3, 0.5773502691896, 3, 0.5773502691896, 1)]
    [InlineData(Activation.LeakyReLU, 11.0 / 48, 0.5262586805556, 1.378479664546, 0.5262586805556, 1.378479664546, 1)]
    [InlineData(Activation.RReLU, null, 0.5280671296296, 1.376117229794, 0.5280671296296, 1.376117229794, 1)]
    [InlineData(Activation.ReLU6, null, 0.4999999980753, 1.414213565095, 0.4999999990134, 1.414213563768, 1)]
    [InlineData(Activation.ELU, null, 0.6449454174929, 1.245198300701, 0.6681020012232, 1.223428557553, 0.890968)]
    [InlineData(Activation.CELU, null, 0.6449454174929, 1.245198300701, 0.6681020012232, 1.223428557553, 0.890968)]
    [InlineData(Activation.SELU, null, 1, 1, 1.071574992456, 0.9660257769739, 0.782648)]
    [InlineData(Activation.GELU, null, 0.4252214825703, 1.533530441196, 0.4558508656493, 1.481114412708, 1.144063)]
    [InlineData(Activation.GELUTanh, null, 0.4251937110331, 1.533580521666, 0.455817845963, 1.481168058093, 1.144298)]
    [InlineData(Activation.QuickGELU, null, 0.421952806897, 1.539458762299, 0.4495492004791, 1.491459226750, 1.136461)]
    [InlineData(Activation.SiLU, null, 0.3557755198174, 1.676532470331, 0.3794823516328, 1.623320257952, 1.172594)]
    [InlineData(Activation.Mish, null, 0.4523421923759, 1.486847581273, 0.4790837583740, 1.444755232547, 1.076339)]
    [InlineData(Activation.HardSwish, null, 0.3315673751379, 1.736657212767, 0.3585315171786, 1.670076367441, 1.223920)]
    [InlineData(Activation.Softplus, null, 0.9212459088593, 1.041866835535, 0.2933790358581, 1.846228545339, 0.492053)]
    [InlineData(Activation.Tanh, null, 0.3942944903978, 1.592537419723, 0.4644029024483, 1.467413591631, 0.461071)]
    [InlineData(Activation.LeCunTanh, null, 0.7504302763051, 1.154369453976, 0.8039891133203, 1.115256892539, 0.615446)]
    [InlineData(Activation.Sigmoid, null, 0.2933790358581, 1.846228545339, 0.04483624135019, 4.722646085938, 0.106341)]
    [InlineData(Activation.LogSigmoid, null, 0.9212459088593, 1.041866835535, 0.2933790358581, 1.846228545339, 0.492053)]
    [InlineData(Activation.HardSigmoid, null, 0.2776390910565, 1.897840424730, 0.02770278344269, 6.008115825197, 0.097119)]
    [InlineData(Activation.Softsign, null, 0.1830140212665, 2.337533363109, 0.2276713404222, 2.095780608943, 0.476712)]
    [InlineData(Activation.HardTanh, null, 0.5160585509617, 1.392036140448, 0.6826894921371, 1.210287062433, 0.385127)]
    [InlineData(Activation.Sine, null, 0.4323323583817, 1.520866623179, 0.5676676416183, 1.327250600285, 0.313035)]
    [InlineData(Activation.Tanhshrink, null, 0.1828834711935, 2.338367530102, 0.252991883244, 1.988138823249, 1.826201)]
    [InlineData(Activation.Softshrink, null, 0.4192785200507, 1.544360528280, 0.617075077452, 1.273007601031, 1.471755)]
    [InlineData(Activation.SquaredReLU, null, 1.5, 0.8164965809277, 2, 0.7071067811865, 2)]
    [InlineData(Activation.Exp, null, 7.389056098931, 0.3678794411714, 7.389056098931, 0.3678794411714, 2)]
    [InlineData(Activation.Maxout, null, 1, 1, 1, 1, 1)]
    [InlineData(Activation.Maxout, 3.0, 1.275664447711, 0.8853842130347, 1, 1, 1)]
    [InlineData(Activation.Maxout, 4.0, 1.551328895422, 0.8028752293446, 1, 1, 1)]
    [InlineData(Activation.Maxout, 5.0, 1.800020435971, 0.7453517614045, 1, 1, 1)]
    [InlineData(Activation.Maxout, 8.0, 2.399534974659, 0.6455597694086, 1, 1, 1)]
    public void Gains_agree_with_the_published_digits(
        Activation activation, double? parameter, double square, double forward, double derivative,
        double backward, double lambda)
    {
        ActivationMoments m = ActivationTable.Get(activation, parameter).Moments!.Value;
        Digits(square, m.MeanSquare);
        Digits(forward, Gains.Forward(m));
        Digits(forward * forward, Gains.ForwardSquared(m), 3e-12);
        Digits(derivative, m.DerivativeMeanSquare);
        Digits(backward, Gains.Backward(m));
        Digits(backward * backward, Gains.BackwardSquared(m), 3e-12);
        Assert.Equal(lambda, m.Lambda, 6e-7);
    }

    [Theory]
    [InlineData(Activation.ReGLU, 0.5)]
    [InlineData(Activation.GEGLU, 0.42522)]
    [InlineData(Activation.SwiGLU, 0.35578)]
    [InlineData(Activation.GLU, 0.29338)]
    [InlineData(Activation.BilinearGLU, 1)]
    public void Gated_units_keep_the_second_moment_of_the_product(Activation activation, double square) =>
        Assert.Equal(square, ActivationTable.Get(activation).Moments!.Value.MeanSquare, 5e-6);

    [Theory]
    [InlineData(Activation.Identity, 3)]
    [InlineData(Activation.ReLU, 6)]
    [InlineData(Activation.ELU, 3.776)]
    [InlineData(Activation.SELU, 2.503)]
    [InlineData(Activation.GELU, 7.216)]
    [InlineData(Activation.SiLU, 7.262)]
    [InlineData(Activation.Mish, 6.349)]
    [InlineData(Activation.HardSwish, 7.671)]
    [InlineData(Activation.Tanh, 1.627)]
    [InlineData(Activation.Sigmoid, 1.529)]
    public void Fourth_moment_ratios_agree_with_the_published_digits(Activation activation, double kappa) =>
        Assert.Equal(kappa, ActivationTable.Get(activation).Moments!.Value.FourthMomentRatio, 5e-4);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0.25, 2 / 1.0625)]
    [InlineData(1, 1)]
    [InlineData(-1, 1)]
    public void He_is_two_over_one_plus_slope_squared(double slope, double squared)
    {
        Assert.Equal(squared, Gains.HeSquared(slope));
        Assert.Equal(Math.Sqrt(squared), Gains.He(slope));
    }

    // The published numbers have 13 significant digits, so the last may be off by half.
    private static void Digits(double published, double ours, double tolerance = 6e-13) =>
        Assert.InRange(ours / published, 1 - tolerance, 1 + tolerance);
}
