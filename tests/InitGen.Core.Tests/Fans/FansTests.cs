using System;
using InitGen.Theory;

namespace InitGen.Core.Tests;

public sealed class FansTests
{
    [Fact]
    public void Dense() => Assert.Equal(new Fans(784, 256), Fans.Dense(784, 256));

    [Fact]
    public void Convolution_counts_the_kernel_on_both_sides() => Assert.Equal(new Fans(64 * 9, 128 * 9), Fans.Conv(64, 128, 9));

    [Fact]
    public void Groups_divide_both_fans() => Assert.Equal(new Fans(16 * 9, 32 * 9), Fans.Conv(64, 128, 9, groups: 4));

    [Fact]
    public void A_stride_divides_the_way_back() =>
        Assert.Equal(new Fans(3 * 49, 64 * 49 / 4.0), Fans.Conv(3, 64, 49, strideSize: 4));

    [Fact]
    public void Depthwise_sums_one_kernel()
    {
        Assert.Equal(new Fans(9, 2 * 9), Fans.Depthwise(32, 2, 9));
        Assert.Equal(Fans.Depthwise(32, 2, 9), Fans.Conv(32, 64, 9, groups: 32));
    }

    [Fact]
    public void Transposed_convolution_sums_its_inputs_and_not_its_outputs()
    {
        Assert.Equal(new Fans(256 * 16 / 4.0, 128 * 16), Fans.ConvTranspose(256, 128, 16, strideSize: 4));
        Assert.Equal(new Fans(128 * 9, 64 * 9), Fans.ConvTranspose(256, 128, 9, groups: 2));
        Assert.Equal(0.75, Fans.ConvTranspose(1, 1, 3, strideSize: 4).In);
    }

    [Fact]
    public void An_embedding_picks_one_row() => Assert.Equal(new Fans(1, 768), Fans.Embedding(768));

    [Fact]
    public void Packed_matrices_are_initialized_each_as_its_own() => Assert.Equal(Fans.Dense(768, 768), Fans.Packed(768, 768));

    [Fact]
    public void A_contraction_counts_summed_and_output_axes() =>
        Assert.Equal(new Fans(768, 12 * 64), Fans.Contraction(768, 12 * 64));

    [Fact]
    public void Sizes_beyond_32_bits_do_not_overflow() =>
        Assert.Equal(
            new Fans(2147483647.0 * 2147483647, 2147483647.0 * 2147483647),
            Fans.Conv(int.MaxValue, int.MaxValue, int.MaxValue));

    [Theory]
    [InlineData(FanMode.In, FanMode.Average, 100)]
    [InlineData(FanMode.Out, FanMode.Average, 300)]
    [InlineData(FanMode.Average, FanMode.In, 200)]
    [InlineData(FanMode.Default, FanMode.Average, 200)]
    [InlineData(FanMode.Default, FanMode.In, 100)]
    public void A_mode_picks_the_fan(FanMode mode, FanMode schemeDefault, double expected) =>
        Assert.Equal(expected, Fans.Dense(100, 300).Of(mode, schemeDefault));

    [Fact]
    public void A_mode_that_names_no_fan_is_refused()
    {
        Fans fans = Fans.Dense(1, 1);
        Assert.Equal("schemeDefault", Throws(() => fans.Of(FanMode.Default, FanMode.Default)).ParamName);
        Assert.Equal("mode", Throws(() => fans.Of((FanMode)9, FanMode.In)).ParamName);
    }

    [Fact]
    public void A_size_below_one_is_refused_by_name()
    {
        Assert.Equal("inputs", Throws(() => Fans.Dense(0, 1)).ParamName);
        Assert.Equal("outputs", Throws(() => Fans.Dense(1, -1)).ParamName);
        Assert.Equal("kernelSize", Throws(() => Fans.Conv(1, 1, 0)).ParamName);
        Assert.Equal("groups", Throws(() => Fans.Conv(1, 1, 1, 0)).ParamName);
        Assert.Equal("strideSize", Throws(() => Fans.Conv(1, 1, 1, 1, 0)).ParamName);
        Assert.Equal("strideSize", Throws(() => Fans.ConvTranspose(1, 1, 1, 1, 0)).ParamName);
        Assert.Equal("multiplier", Throws(() => Fans.Depthwise(1, 0, 1)).ParamName);
        Assert.Equal("inputs", Throws(() => Fans.Depthwise(0, 1, 1)).ParamName);
        Assert.Equal("width", Throws(() => Fans.Embedding(0)).ParamName);
        Assert.Equal("outputsPerMatrix", Throws(() => Fans.Packed(1, 0)).ParamName);
        Assert.Equal("contractedSize", Throws(() => Fans.Contraction(0, 1)).ParamName);
        Assert.Contains("outputSize must be at least 1", Throws(() => Fans.Contraction(1, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_do_not_divide_are_refused_with_the_remedy()
    {
        ArgumentException inputs = Assert.Throws<ArgumentException>(() => Fans.Conv(10, 12, 9, groups: 4));
        Assert.Equal("groups", inputs.ParamName);
        Assert.Contains("groups = 4 must divide inputs = 10", inputs.Message, StringComparison.Ordinal);
        Assert.Contains(
            "outputs = 10",
            Assert.Throws<ArgumentException>(() => Fans.ConvTranspose(12, 10, 9, 4)).Message,
            StringComparison.Ordinal);
    }

    private static ArgumentOutOfRangeException Throws(Func<object> action) => Assert.Throws<ArgumentOutOfRangeException>(action);
}
