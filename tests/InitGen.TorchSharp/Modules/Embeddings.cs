using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Tables of vectors. They are native: each reading of the weight makes a new wrapper around the same memory.</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    internal Embedding(Parameter weight)
        : base(nameof(Embedding)) => register_parameter(nameof(weight), weight);

    [DisallowNull]
    public Parameter? weight
    {
        get => new(_internal_params[nameof(weight)].Body);
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class EmbeddingBag
    : nn.Module<Tensor, Tensor?, Tensor?, Tensor>, nn.IModule<Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor?, Tensor?, Tensor>
{
    internal EmbeddingBag(Parameter weight)
        : base(nameof(EmbeddingBag)) => register_parameter(nameof(weight), weight);

    [DisallowNull]
    public Parameter? weight
    {
        get => new(_internal_params[nameof(weight)].Body);
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    public override Tensor forward(Tensor input, Tensor? offsets, Tensor? perSampleWeights) => throw Stub.Nothing;

    public new Tensor call(Tensor input, Tensor? offsets, Tensor? perSampleWeights) => base.call(input, offsets, perSampleWeights);

    public Tensor call(Tensor input, Tensor offsets) => base.call(input, offsets, null);

    public Tensor call(Tensor input) => base.call(input, null, null);
}
