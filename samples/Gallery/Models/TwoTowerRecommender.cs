using System;
using InitGen;

namespace Gallery.Models;

/// <summary>Retrieval with two towers: an embedding and an MLP for users, the same for items, and the dot product of the two.</summary>
public sealed partial class TwoTowerRecommender
{
    [Init] private readonly Tower _users = new(count: 5000);
    [Init] private readonly Tower _items = new(count: 2000);

    public TwoTowerRecommender(ulong seed) => InitializeWeights(seed);

    public float Forward(int user, int item)
    {
        float[] u = _users.Forward(user);
        float[] v = _items.Forward(item);
        float dot = 0;
        for (int i = 0; i < Tower.Width; i++) dot += u[i] * v[i];
        return dot;
    }

    private sealed partial class Tower
    {
        public const int Width = 32;
        private readonly int _count;

        [Embedding(nameof(_count), 64), Init(Scheme.Normal, Std = 1)]
        private float[] _table = null!;

        [Dense(64, 64), Init]
        private float[] _hidden = null!;
        [Bias(64)]
        private float[] _hiddenBias = null!;

        [Dense(64, Width), Init(Scheme.Xavier)]
        private float[] _output = null!;

        public Tower(int count) => _count = count;

        public float[] Forward(int id)
        {
            float[] x = _table.AsSpan(id * 64, 64).ToArray();
            Probe.Record(_table, x);
            float[] h = MatVec(_hidden, x);
            for (int i = 0; i < h.Length; i++) h[i] = Relu(h[i] + _hiddenBias[i]);
            return MatVec(_output, h);
        }

        private static float Relu(float x) => x > 0 ? x : 0;

        private static float[] MatVec(float[] w, float[] x)
        {
            float[] y = new float[w.Length / x.Length];
            for (int i = 0; i < y.Length; i++)
            {
                for (int j = 0; j < x.Length; j++) y[i] += w[i * x.Length + j] * x[j];
            }

            Probe.Record(w, y);
            return y;
        }
    }
}
