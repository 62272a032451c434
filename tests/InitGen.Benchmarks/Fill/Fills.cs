using System;
using System.Numerics.Tensors;
using InitGen.Runtime.Tests.Elements;
using InitGen.Runtime.Tests.Kernels;

namespace InitGen.Benchmarks.Fill;

/// <summary>What is measured, ours and the others'.</summary>
internal static class Fills
{
    /// <summary>The probability of each tail beyond two standard deviations.</summary>
    public const float Tail = 0.0227501f;

    public static void Constant(float[] values) => values.AsSpan().Fill(1f);

    public static void Words(float[] values) => InitKernels.Fill(values, 42, 7, 0, default(RawBits));

    public static void Uniform(float[] values) => InitKernels.Uniform(values, 42, 7, 0, -0.1f, 0.1f);

    public static void Normal(float[] values) => InitKernels.Normal(values, 42, 7, 0, 0f, 0.05f);

    public static void TruncatedNormal(float[] values) => InitKernels.TruncatedNormal(values, 42, 7, 0, 0f, 0.05f, Tail);

    public static void Keep<T>(Kept<T> layer)
        where T : unmanaged => layer.Initialize(new() { Seed = 42, MaxDegreeOfParallelism = 1 });

    public static void TensorsUniform(float[] values) =>
        Tensor.FillUniformDistribution<float>(new TensorSpan<float>(values));

    public static void TensorsNormal(float[] values) =>
        Tensor.FillGaussianNormalDistribution<float>(new TensorSpan<float>(values));

    public static void MathNetNormal(double[] values) => MathNet.Numerics.Distributions.Normal.Samples(values, 0, 0.05);

    /// <summary>With the fastest source of words that it has, instead of the one that it takes by itself.</summary>
    public static void MathNetXoshiroNormal(double[] values) =>
        MathNet.Numerics.Distributions.Normal.Samples(new MathNet.Numerics.Random.Xoshiro256StarStar(42), values, 0, 0.05);
}
