using System;
using System.Collections.Generic;

namespace Pretraining;

/// <summary>Ten hidden layers of 64 units and one output: the chance of the second arm, before the sigmoid.</summary>
internal abstract class Network
{
    public abstract string Start { get; }

    public abstract IReadOnlyList<DenseLayer> Layers { get; }

    /// <summary>Whether ReLU follows the hidden layers, and not tanh.</summary>
    public virtual bool IsRectified => false;

    /// <summary>Whether their outputs are normalized over the mini-batch, before that.</summary>
    public virtual bool IsNormalized => false;

    /// <summary>Gives the weights their start.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="data">Inputs, [rows, 64], for starts that look at them.</param>
    public abstract void Initialize(ulong seed, float[] data);

    protected static float[] Tanh(float[] x)
    {
        var y = new float[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = MathF.Tanh(x[i]);
        return y;
    }

    protected static float[] Rectified(float[] x)
    {
        var y = new float[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = MathF.Max(0, x[i]);
        return y;
    }
}
