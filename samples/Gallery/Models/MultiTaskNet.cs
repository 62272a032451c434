using System.Collections.Generic;
using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>One trunk and a head per task, by name: a regression, a yes-or-no, a choice.</summary>
public sealed partial class MultiTaskNet
{
    private const int Features = 40;
    private const int Width = 96;

    [Dense(Features, Width), Init, Activation(Activation.ReLU)] private readonly float[] _trunk = new float[Width * Features];
    [Bias(Width)] private readonly float[] _trunkBias = new float[Width];

    [Init]
    private readonly Dictionary<string, Head> _heads = new()
    {
        ["age"] = new Head(1),
        ["churn"] = new Head(1),
        ["segment"] = new Head(5),
    };

    public Dictionary<string, float[]> Forward(float[] x)
    {
        float[] shared = Ops.Relu(Ops.Linear(_trunk, _trunkBias, x));
        Dictionary<string, float[]> raw = _heads.ToDictionary(head => head.Key, head => head.Value.Forward(shared));
        raw["churn"] = Ops.Sigmoid(raw["churn"]);
        raw["segment"] = Ops.Softmax(raw["segment"]);
        return raw;
    }

    public sealed partial class Head(int outputs)
    {
        private readonly int _outputs = outputs;

        [Dense(Width, nameof(_outputs)), Init(Scheme.LeCun)] private readonly float[] _w = new float[outputs * Width];
        [Bias(nameof(_outputs))] private readonly float[] _b = new float[outputs];

        public float[] Forward(float[] x) => Ops.Linear(_w, _b, x);
    }
}
