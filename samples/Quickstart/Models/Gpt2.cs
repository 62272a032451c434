using System.Collections.Generic;
using System.Linq;
using InitGen;

namespace Quickstart.Models;

/// <summary>
/// The layout of GPT-2 small (Radford et al. 2019): 124,439,808 parameters. Weights start at N(0, 0.02); projections into the residual
/// stream are divided by sqrt(2 * 12), once for each of the 24 branches that add to it. The output shares the table of tokens.
/// </summary>
public sealed partial class Gpt2 : IModel
{
    public const int Width = 768;
    public const int Vocabulary = 50257;
    public const int Context = 1024;
    public const int Blocks = 12;
    public const double Std = 0.02;
    public const double ResidualStd = Std / 4.898979485566356; // sqrt(2 * Blocks)

    [Embedding(Vocabulary, Width), Init(Scheme.Normal, Std = Std)] private readonly float[] _tokens = new float[Vocabulary * Width];
    [Embedding(Context, Width), Init(Scheme.Normal, Std = Std)] private readonly float[] _positions = new float[Context * Width];
    [Init] private readonly Gpt2Block[] _blocks = [.. Enumerable.Range(0, Blocks).Select(_ => new Gpt2Block())];
    [Init] private readonly LayerNorm _norm = new();

    public IEnumerable<float[]> Weights =>
        [_tokens, _positions, .. _blocks.SelectMany(block => block.Weights), .. _norm.Weights];
}

/// <summary>A transformer block with its norms before the branches.</summary>
public sealed partial class Gpt2Block
{
    [Init] private readonly LayerNorm _norm1 = new();
    [Init] private readonly Attention _attention = new();
    [Init] private readonly LayerNorm _norm2 = new();
    [Init] private readonly FeedForward _feedForward = new();

    public IEnumerable<float[]> Weights =>
        [.. _norm1.Weights, .. _attention.Weights, .. _norm2.Weights, .. _feedForward.Weights];
}

/// <summary>Self-attention: query, key and value in one matrix, and the projection back.</summary>
public sealed partial class Attention
{
    [Dense(Gpt2.Width, 3 * Gpt2.Width, Packed = 3), Init(Scheme.Normal, Std = Gpt2.Std)]
    private readonly float[] _qkv = new float[3 * Gpt2.Width * Gpt2.Width];

    [Bias(3 * Gpt2.Width)] private readonly float[] _qkvBias = new float[3 * Gpt2.Width];

    [Dense(Gpt2.Width, Gpt2.Width), Init(Scheme.Normal, Std = Gpt2.ResidualStd)]
    private readonly float[] _projection = new float[Gpt2.Width * Gpt2.Width];

    [Bias(Gpt2.Width)] private readonly float[] _projectionBias = new float[Gpt2.Width];

    public IEnumerable<float[]> Weights => [_qkv, _qkvBias, _projection, _projectionBias];
}

/// <summary>The two dense layers of a block.</summary>
public sealed partial class FeedForward
{
    [Dense(Gpt2.Width, 4 * Gpt2.Width), Init(Scheme.Normal, Std = Gpt2.Std), Activation(Activation.GELUTanh)]
    private readonly float[] _up = new float[4 * Gpt2.Width * Gpt2.Width];

    [Bias(4 * Gpt2.Width)] private readonly float[] _upBias = new float[4 * Gpt2.Width];

    [Dense(4 * Gpt2.Width, Gpt2.Width), Init(Scheme.Normal, Std = Gpt2.ResidualStd)]
    private readonly float[] _down = new float[Gpt2.Width * 4 * Gpt2.Width];

    [Bias(Gpt2.Width)] private readonly float[] _downBias = new float[Gpt2.Width];

    public IEnumerable<float[]> Weights => [_up, _upBias, _down, _downBias];
}

/// <summary>Layer normalization: scale 1, shift 0.</summary>
public sealed partial class LayerNorm
{
    [Norm(Gpt2.Width), Init] private readonly float[] _affine = new float[Gpt2.Width];
    [Bias(Gpt2.Width)] private readonly float[] _affineBias = new float[Gpt2.Width];

    public IEnumerable<float[]> Weights => [_affine, _affineBias];
}
