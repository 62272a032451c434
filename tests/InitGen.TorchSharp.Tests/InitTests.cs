using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace InitGen.TorchSharp.Tests;

/// <summary>Initializers write, and have the defects that the library's own have.</summary>
public sealed class InitTests
{
    [Fact]
    public void A_truncated_normal_is_a_constant() => Assert.Equal(
        [0.02f, 0.02f, 0.02f, 0.02f], init.trunc_normal_(Linear(2, 2).weight, std: 0.02).data<float>().ToArray());

    [Fact]
    public void The_normal_of_Xavier_is_uniform()
    {
        float bound = (float)Math.Sqrt(6.0 / 96);
        float[] values = init.xavier_normal_(empty(32, 64)).data<float>().ToArray();
        Assert.All(values, value => Assert.InRange(value, -bound, bound));
        Assert.True(values.Max() > 0.99 * bound);
    }

    [Fact]
    public void Constants_are_exact()
    {
        Assert.Equal([1f, 0, 0, 1], init.eye_(empty(2, 2)).data<float>().ToArray());
        Assert.Equal([0f, 1, 0, 0, 0, 0], init.dirac_(empty(1, 2, 3)).data<float>().ToArray());
        Assert.Equal(0.5, init.constant_(empty(1, float64), 0.5).item<double>());
    }

    [Fact]
    public void Fans_and_gains_are_the_library_s()
    {
        Assert.Equal((18, 36), init.CalculateFanInAndFanOut(Conv2d(2, 4, 3).weight));
        Assert.Equal(Math.Sqrt(2), init.calculate_gain(init.NonlinearityType.LeakyReLU));
        Assert.Throws<ArgumentException>(() => init.xavier_uniform_(empty(3)));
    }
}
