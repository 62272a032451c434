using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Attention with several heads. It is native: its parameters are found by name alone.</summary>
public sealed class MultiheadAttention : nn.Module<Tensor, Tensor, Tensor, Tensor?, bool, Tensor?, Tuple<Tensor, Tensor>>
{
    internal MultiheadAttention(long embedded_dim, bool bias, bool add_bias_kv, long kdim, long vdim)
        : base(nameof(MultiheadAttention))
    {
        foreach ((string name, Parameter parameter) in Parameters("", embedded_dim, bias, add_bias_kv, kdim, vdim))
            register_parameter(name, parameter);
    }

    public override Tuple<Tensor, Tensor> forward(
        Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights, Tensor? attn_mask) => throw Stub.Nothing;

    public new Tuple<Tensor, Tensor> call(
        Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true, Tensor? attn_mask = null) =>
        base.call(query, key, value, key_padding_mask, need_weights, attn_mask);

    internal static IEnumerable<(string Name, Parameter Parameter)> Parameters(
        string prefix, long width, bool bias = true, bool addBias = false, long? kdim = null, long? vdim = null)
    {
        if ((kdim ?? width) == width && (vdim ?? width) == width)
        {
            yield return (prefix + "in_proj_weight", Parameter.New([3 * width, width], null, null));
        }
        else
        {
            yield return (prefix + "q_proj_weight", Parameter.New([width, width], null, null));
            yield return (prefix + "k_proj_weight", Parameter.New([width, kdim ?? width], null, null));
            yield return (prefix + "v_proj_weight", Parameter.New([width, vdim ?? width], null, null));
        }

        if (bias) yield return (prefix + "in_proj_bias", Parameter.New([3 * width], null, null));
        if (addBias)
        {
            yield return (prefix + "bias_k", Parameter.New([1, 1, width], null, null));
            yield return (prefix + "bias_v", Parameter.New([1, 1, width], null, null));
        }

        yield return (prefix + "out_proj.weight", Parameter.New([width, width], null, null));
        if (bias) yield return (prefix + "out_proj.bias", Parameter.New([width], null, null));
    }
}
