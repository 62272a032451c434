// Wrong: the blocks are added after InitializeWeights ran, so both matrices of each branch stay zero, and get no gradient through each other.
using System;
using System.Collections.Generic;
using InitGen;

namespace ByHand;

/// <summary>A residual network for tabular data: stem, six blocks, head.</summary>
internal sealed partial class LateBlocks
{
    private const int Columns = 30;
    private const int Width = 64;
    private const int Depth = 6;

    [Dense(Columns, Width), Init(Scheme.Xavier)] private readonly float[] _stem = new float[Width * Columns];
    [Bias(Width)] private readonly float[] _stemBias = new float[Width];
    [Init] private readonly List<Block> _blocks = new();
    [Dense(Width, 3), Init(Scheme.Xavier)] private readonly float[] _head = new float[3 * Width];
    [Bias(3)] private readonly float[] _headBias = new float[3];

    public LateBlocks(ulong seed)
    {
        InitializeWeights(seed);
        for (int i = 0; i < Depth; i++) _blocks.Add(new Block());
    }

    public float[] Forward(float[] row)
    {
        float[] x = Linear(_stem, _stemBias, row);
        foreach (Block block in _blocks) block.AddTo(x);
        return Linear(_head, _headBias, x);
    }

    private static float[] Linear(float[] w, float[] b, float[] x)
    {
        var y = (float[])b.Clone();
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < x.Length; j++) y[i] += w[i * x.Length + j] * x[j];
        }

        return y;
    }

    private sealed partial class Block
    {
        [Dense(Width, Width), Init(Scheme.He)] private readonly float[] _inner = new float[Width * Width];
        [Bias(Width)] private readonly float[] _innerBias = new float[Width];
        [Dense(Width, Width), Init(Scheme.Xavier, Depth = Depth)] private readonly float[] _outer = new float[Width * Width];
        [Bias(Width)] private readonly float[] _outerBias = new float[Width];

        public void AddTo(float[] x)
        {
            float[] h = Linear(_inner, _innerBias, x);
            for (int i = 0; i < Width; i++) h[i] = Math.Max(h[i], 0);
            h = Linear(_outer, _outerBias, h);
            for (int i = 0; i < Width; i++) x[i] += h[i];
        }
    }
}
