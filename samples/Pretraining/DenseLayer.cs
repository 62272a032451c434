using System.Numerics.Tensors;
using InitGen;

namespace Pretraining;

/// <summary>W x + b. Which scheme W starts with, the networks say.</summary>
[Layer]
internal sealed partial class DenseLayer(int inputs, int outputs)
{
    [FanIn]
    public int Inputs { get; } = inputs;

    [FanOut]
    public int Outputs { get; } = outputs;

    [Weight]
    public float[] Weight { get; } = new float[inputs * outputs];

    [Bias(nameof(Outputs))]
    public float[] Bias { get; } = new float[outputs];

    public float[] Forward(float[] x)
    {
        var y = new float[Outputs];
        for (int o = 0; o < Outputs; o++)
        {
            float sum = Bias[o];
            for (int i = 0; i < Inputs; i++) sum += Weight[(o * Inputs) + i] * x[i];
            y[o] = sum;
        }

        return y;
    }
}
