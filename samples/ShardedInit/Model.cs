using System;
using System.Linq;
using InitGen;

namespace ShardedInit;

/// <summary>
/// The layout of Llama (Touvron et al. 2023), of any depth. Its weights are null and stay so: they go to the disk as they are made. Attention
/// and normalization are in the file, and no forward pass in this sample.
/// </summary>
public sealed partial class Model(int blocks)
{
    public const int Width = 1024;
    public const int Hidden = 2816;
    public const int Vocabulary = 32000;
    public const double Std = 0.02;

    [Embedding(Vocabulary, Width), Init(Scheme.Normal, Std = Std)] private float[]? _tokens;
    [Init] private readonly Block[] _blocks = [.. Enumerable.Range(0, blocks).Select(static _ => new Block())];
    [Norm(Width), Init(Scheme.One)] private float[]? _norm;
    [Dense(Width, Vocabulary), Init(Scheme.Normal, Std = Std)] private Half[]? _output;
}

/// <summary>One block.</summary>
public sealed partial class Block
{
    [Norm(Model.Width), Init(Scheme.One)] private float[]? _norm1;
    [Dense(Model.Width, Model.Width), Init(Scheme.Normal, Std = Model.Std)] private float[]? _query;
    [Dense(Model.Width, Model.Width), Init(Scheme.Normal, Std = Model.Std)] private float[]? _key;
    [Dense(Model.Width, Model.Width), Init(Scheme.Normal, Std = Model.Std)] private float[]? _value;
    [Dense(Model.Width, Model.Width), Init(Scheme.Orthogonal)] private float[]? _projection;
    [Norm(Model.Width), Init(Scheme.One)] private float[]? _norm2;
    [Dense(Model.Width, Model.Hidden), Init(Scheme.Normal, Std = Model.Std)] private float[]? _gate;
    [Dense(Model.Width, Model.Hidden), Init(Scheme.Normal, Std = Model.Std)] private float[]? _up;
    [Dense(Model.Hidden, Model.Width), Init(Scheme.Normal, Std = Model.Std)] private float[]? _down;
}
