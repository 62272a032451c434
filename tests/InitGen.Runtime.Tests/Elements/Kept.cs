using System;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Elements;

/// <summary>A model of one normal parameter, as the generator would write it for any type of elements.</summary>
internal sealed class Kept<T> : IInitializable
    where T : unmanaged
{
    private readonly float _sigma;
    private readonly long _grain;

    public Kept(int length, float sigma = 1, long grain = Philox.GroupLength)
    {
        Weights = new T[length];
        _sigma = sigma;
        _grain = grain;
    }

    public T[] Weights { get; }

    public Kept<T> Initialize(in InitializationOptions options)
    {
        Initialization.Run(this, in options);
        return this;
    }

    public void InitializeWeights(ref WeightPass pass)
    {
        if (!pass.Enter<T>("w"u8, Weights.Length, _grain)) return;
        if (pass.Stores) pass.Use(Weights, Weights.Length, "Kept.Weights", "as long as it is");
        while (pass.Next()) InitKernels.Normal(pass.Destination, pass.Seed, pass.Stream, pass.Start, 0f, _sigma);
    }

    public void DescribeWeights(ParameterCollector parameters) => throw new NotSupportedException();
}
