using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Transformers. They are native: their parameters are found by name alone.</summary>
public sealed class Transformer : nn.Module<Tensor, Tensor, Tensor>
{
    internal Transformer(long width, long inner, long encoders, long decoders)
        : base(nameof(Transformer))
    {
        var encoder = new TransformerShape(width, inner, IsDecoder: false);
        var decoder = new TransformerShape(width, inner, IsDecoder: true);
        foreach ((string name, Parameter parameter) in encoder.Stack("encoder.", encoders)) register_parameter(name, parameter);
        foreach ((string name, Parameter parameter) in TransformerShape.Norm("encoder.norm", width)) register_parameter(name, parameter);
        foreach ((string name, Parameter parameter) in decoder.Stack("decoder.", decoders)) register_parameter(name, parameter);
        foreach ((string name, Parameter parameter) in TransformerShape.Norm("decoder.norm", width)) register_parameter(name, parameter);
    }

    public override Tensor forward(Tensor src, Tensor tgt) => throw Stub.Nothing;

    public Tensor call(
        Tensor src, Tensor tgt, Tensor src_mask, Tensor? tgt_mask = null, Tensor? memory_mask = null,
        Tensor? src_key_padding_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null) =>
        throw Stub.Nothing;
}

public sealed class TransformerEncoder
    : nn.Module<Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor>
{
    internal TransformerEncoder(TransformerShape shape, long layers)
        : base(nameof(TransformerEncoder))
    {
        foreach ((string name, Parameter parameter) in shape.Stack("", layers)) register_parameter(name, parameter);
    }

    public enum Activations
    {
        ReLU = 0,
        GELU = 1,
    }

    public override Tensor forward(Tensor src, Tensor src_mask, Tensor src_key_padding_mask) => throw Stub.Nothing;

    public Tensor call(Tensor src, Tensor src_mask) => throw Stub.Nothing;

    public Tensor call(Tensor src) => throw Stub.Nothing;
}

public sealed class TransformerEncoderLayer
    : nn.Module<Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor, Tensor>
{
    internal TransformerEncoderLayer(TransformerShape shape)
        : base(nameof(TransformerEncoderLayer))
    {
        Shape = shape;
        foreach ((string name, Parameter parameter) in shape.Layer("")) register_parameter(name, parameter);
    }

    internal TransformerShape Shape { get; }

    public override Tensor forward(Tensor src) => throw Stub.Nothing;

    public Tensor call(Tensor src, Tensor src_mask, Tensor src_key_padding_mask) => throw Stub.Nothing;

    public Tensor call(Tensor src, Tensor src_mask) => throw Stub.Nothing;
}

public sealed class TransformerDecoder : nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>
{
    internal TransformerDecoder(TransformerShape shape, long layers)
        : base(nameof(TransformerDecoder))
    {
        foreach ((string name, Parameter parameter) in shape.Stack("", layers)) register_parameter(name, parameter);
    }

    public override Tensor forward(
        Tensor tgt, Tensor memory, Tensor tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null,
        Tensor? memory_key_padding_mask = null) => throw Stub.Nothing;

    public new Tensor call(
        Tensor tgt, Tensor memory, Tensor tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null,
        Tensor? memory_key_padding_mask = null) => throw Stub.Nothing;

    public Tensor call(Tensor tgt, Tensor memory) => throw Stub.Nothing;
}

public sealed class TransformerDecoderLayer
    : nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>
{
    internal TransformerDecoderLayer(TransformerShape shape)
        : base(nameof(TransformerDecoderLayer))
    {
        Shape = shape;
        foreach ((string name, Parameter parameter) in shape.Layer("")) register_parameter(name, parameter);
    }

    internal TransformerShape Shape { get; }

    public override Tensor forward(
        Tensor tgt, Tensor memory, Tensor tgt_mask, Tensor memory_mask, Tensor tgt_key_padding_mask, Tensor memory_key_padding_mask) =>
        throw Stub.Nothing;

    public new Tensor call(
        Tensor tgt, Tensor memory, Tensor tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null,
        Tensor? memory_key_padding_mask = null) => throw Stub.Nothing;

    public Tensor call(Tensor tgt, Tensor memory) => throw Stub.Nothing;
}

/// <summary>The parameters that the layers of a transformer have, in the native library's order.</summary>
internal sealed record TransformerShape(long Width, long Inner, bool IsDecoder)
{
    public static IEnumerable<(string Name, Parameter Parameter)> Norm(string name, long width)
    {
        yield return (name + ".weight", Parameter.New([width], null, null));
        yield return (name + ".bias", Parameter.New([width], null, null));
    }

    public IEnumerable<(string Name, Parameter Parameter)> Stack(string prefix, long layers)
    {
        for (long i = 0; i < layers; i++)
        {
            foreach ((string Name, Parameter) parameter in Layer($"{prefix}layers.{i}.")) yield return parameter;
        }
    }

    public IEnumerable<(string Name, Parameter Parameter)> Layer(string prefix) => IsDecoder
        ?
        [
            .. MultiheadAttention.Parameters(prefix + "self_attn.", Width), .. Norm(prefix + "norm1", Width),
            .. MultiheadAttention.Parameters(prefix + "multihead_attn.", Width), .. Norm(prefix + "norm2", Width),
            .. Linear(prefix + "linear1", Width, Inner), .. Linear(prefix + "linear2", Inner, Width), .. Norm(prefix + "norm3", Width),
        ]
        :
        [
            .. MultiheadAttention.Parameters(prefix + "self_attn.", Width), .. Linear(prefix + "linear1", Width, Inner),
            .. Linear(prefix + "linear2", Inner, Width), .. Norm(prefix + "norm1", Width), .. Norm(prefix + "norm2", Width),
        ];

    private static IEnumerable<(string Name, Parameter Parameter)> Linear(string name, long from, long to)
    {
        yield return (name + ".weight", Parameter.New([to, from], null, null));
        yield return (name + ".bias", Parameter.New([to], null, null));
    }
}
