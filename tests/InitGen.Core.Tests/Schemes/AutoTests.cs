using System;
using InitGen.Theory;

namespace InitGen.Core.Tests;

public sealed class AutoTests
{
    private static readonly Fans Layer = Fans.Dense(100, 300);

    [Theory]
    [InlineData(Activation.Identity, Scheme.Xavier, 1)]
    [InlineData(Activation.ReLU, Scheme.He, 2)]
    [InlineData(Activation.LeakyReLU, Scheme.He, 2 / 1.0001)]
    [InlineData(Activation.PReLU, Scheme.He, 2 / 1.0625)]
    [InlineData(Activation.RReLU, Scheme.He, 1 / 0.5280671296296296)]
    [InlineData(Activation.ReLU6, Scheme.He, 1 / 0.4999999980752705)]
    [InlineData(Activation.ELU, Scheme.He, 1 / 0.6449454174929239)]
    [InlineData(Activation.CELU, Scheme.He, 1 / 0.6449454174929239)]
    [InlineData(Activation.SELU, Scheme.LeCun, 1)]
    [InlineData(Activation.GELU, Scheme.He, 1 / 0.4252214825702987)]
    [InlineData(Activation.SiLU, Scheme.He, 1 / 0.3557755198173522)]
    [InlineData(Activation.Mish, Scheme.He, 1 / 0.4523421923758828)]
    [InlineData(Activation.HardSwish, Scheme.He, 1 / 0.3315673751379077)]
    [InlineData(Activation.Maxout, Scheme.He, 1)]
    [InlineData(Activation.Tanh, Scheme.Xavier, 1)]
    [InlineData(Activation.Sigmoid, Scheme.Xavier, 1)]
    [InlineData(Activation.Softmax, Scheme.Xavier, 1)]
    [InlineData(Activation.LogSoftmax, Scheme.Xavier, 1)]
    [InlineData(Activation.SwiGLU, Scheme.Xavier, 1)]
    [InlineData(Activation.GLU, Scheme.Xavier, 1)]
    public void The_activation_behind_the_layer_decides(Activation activation, Scheme scheme, double gainSquared)
    {
        ResolvedScheme resolved = SchemeCatalog.Resolve(
            SchemeOptions.Auto, LayerRole.Weight, Layer, ActivationTable.Get(activation));
        Assert.Equal(scheme, resolved.Scheme);
        Assert.Equal(gainSquared, resolved.GainSquared, 1e-14);
        Assert.Equal(scheme == Scheme.Xavier ? 200 : 100, resolved.FanValue);
        Assert.Equal(scheme == Scheme.Xavier ? FanMode.Average : FanMode.In, resolved.Fan);
        Assert.Equal(WeightDistribution.Normal(0, Math.Sqrt(resolved.GainSquared / resolved.FanValue)), resolved.Law);
        Assert.False(resolved.Plan.IsGuess);
    }

    [Fact]
    public void Every_activation_has_a_plan() => Assert.All(
        ActivationTable.All,
        info => Assert.NotEqual(Scheme.Auto, SchemeCatalog.Plan(SchemeOptions.Auto, LayerRole.Weight, info).Scheme));

    [Fact]
    public void What_is_not_known_is_marked_as_a_guess()
    {
        SchemePlan unseen = SchemeCatalog.Plan(SchemeOptions.Auto, LayerRole.Weight, null);
        Assert.True(unseen.IsGuess);
        Assert.Equal(Scheme.Xavier, unseen.Scheme);

        SchemePlan elu = SchemeCatalog.Plan(SchemeOptions.Auto, LayerRole.Weight, ActivationTable.Get(Activation.ELU, 2));
        Assert.True(elu.IsGuess);
        Assert.Equal(2, elu.GainSquared);
        Assert.True(SchemeCatalog.Plan(SchemeOptions.Auto, LayerRole.Weight, ActivationTable.Get(Activation.Maxout, 9)).IsGuess);
    }

    [Fact]
    public void An_embeddings_rows_have_norm_1()
    {
        ResolvedScheme resolved = SchemeCatalog.Resolve(SchemeOptions.Auto, LayerRole.Embedding, Fans.Embedding(768), null);
        Assert.Equal(WeightDistribution.Normal(0, Math.Sqrt(1.0 / 768)), resolved.Law);
        Assert.Equal("Embedding normal: sigma = sqrt(1 / 768) = 0.0360844, gain 1", resolved.Text);
        Assert.False(resolved.Plan.IsGuess);
    }

    [Fact]
    public void Options_reach_the_scheme_that_is_picked()
    {
        SchemeOptions options = new() { Gain = 3, Fan = FanMode.Out, Distribution = Distribution.Uniform };
        ResolvedScheme resolved = SchemeCatalog.Resolve(options, LayerRole.Weight, Layer, ActivationTable.Get(Activation.GELU));
        Assert.Equal(9, resolved.GainSquared);
        Assert.Equal(300, resolved.FanValue);
        Assert.Equal(Math.Sqrt(27.0 / 300), resolved.Law.Maximum, 1e-16);
    }
}
