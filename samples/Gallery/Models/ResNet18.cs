using System;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// ResNet-18 (He et al. 2016) as it runs in production: batch norms by running statistics, which a trained model would bring with it.
/// Channels are those of the paper, images 32 x 32.
/// </summary>
public sealed partial class ResNet18
{
    [Init] private readonly ConvNorm _stem = new(3, 64, 7, stride: 2);

    [Init] private readonly BasicBlock[] _blocks =
    [
        new(64, 64, 1), new(64, 64, 1),
        new(64, 128, 2), new(128, 128, 1),
        new(128, 256, 2), new(256, 256, 1),
        new(256, 512, 2), new(512, 512, 1),
    ];

    [Dense(512, 1000), Init(Scheme.LeCun)] private readonly float[] _head = new float[1000 * 512];
    [Bias(1000)] private readonly float[] _headBias = new float[1000];

    public ResNet18(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[,,] image)
    {
        float[,,] x = Relu(_stem.Forward(image));
        foreach (BasicBlock block in _blocks) x = block.Forward(x);
        return Ops.Linear(_head, _headBias, Mean(x));
    }

    private static float[,,] Relu(float[,,] x)
    {
        for (int c = 0; c < x.GetLength(0); c++)
            for (int i = 0; i < x.GetLength(1); i++)
                for (int j = 0; j < x.GetLength(2); j++)
                    x[c, i, j] = MathF.Max(0f, x[c, i, j]);
        return x;
    }

    private static float[] Mean(float[,,] x)
    {
        var mean = new float[x.GetLength(0)];
        float area = x.GetLength(1) * x.GetLength(2);
        for (int c = 0; c < mean.Length; c++)
            for (int i = 0; i < x.GetLength(1); i++)
                for (int j = 0; j < x.GetLength(2); j++)
                    mean[c] += x[c, i, j] / area;
        return mean;
    }

    public sealed partial class BasicBlock(int inputs, int outputs, int stride)
    {
        [Init] private readonly ConvNorm _first = new(inputs, outputs, 3, stride);
        [Init] private readonly ConvNorm _second = new(outputs, outputs, 3, 1);
        // none where the shortcut is the identity
        [Init] private readonly ConvNorm[] _shortcut = inputs == outputs ? [] : [new ConvNorm(inputs, outputs, 1, stride)];

        public float[,,] Forward(float[,,] x)
        {
            float[,,] y = _second.Forward(Relu(_first.Forward(x)));
            float[,,] shortcut = x;
            foreach (ConvNorm projection in _shortcut) shortcut = projection.Forward(shortcut);
            for (int c = 0; c < y.GetLength(0); c++)
                for (int i = 0; i < y.GetLength(1); i++)
                    for (int j = 0; j < y.GetLength(2); j++)
                        y[c, i, j] += shortcut[c, i, j];
            return Relu(y);
        }
    }

    /// <summary>A convolution without bias, and the batch norm behind it.</summary>
    public sealed partial class ConvNorm(int inputs, int outputs, int kernel, int stride)
    {
        private readonly int _inputs = inputs, _outputs = outputs, _kernel = kernel, _stride = stride;
        private readonly float[] _runningMean = new float[outputs];
        private readonly float[] _runningVariance = Filled(outputs, 1f);

        // [outputs, inputs * kernel * kernel]: a row is one filter
        [Dense(nameof(Patch), nameof(_outputs)), Init(Scheme.He)]
        private readonly float[,] _filters = new float[outputs, inputs * kernel * kernel];

        [Norm(nameof(_outputs)), Init] private readonly float[] _gamma = Filled(outputs, 1f);
        [Bias(nameof(_outputs))] private readonly float[] _beta = new float[outputs];

        private int Patch => _inputs * _kernel * _kernel;

        public float[,,] Forward(float[,,] x)
        {
            int size = (x.GetLength(1) + _stride - 1) / _stride;
            int padding = _kernel / 2;
            var y = new float[_outputs, size, size];
            var patch = new float[Patch];
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++)
                {
                    int at = 0;
                    for (int c = 0; c < _inputs; c++)
                        for (int row = i * _stride - padding; row <= i * _stride + padding; row++)
                            for (int column = j * _stride - padding; column <= j * _stride + padding; column++)
                                patch[at++] = Pixel(x, c, row, column);

                    for (int o = 0; o < _outputs; o++)
                    {
                        float sum = 0;
                        for (int k = 0; k < patch.Length; k++) sum += _filters[o, k] * patch[k];
                        y[o, i, j] = sum;
                    }
                }
            }

            Probe.Record(_filters, y);
            return Normalize(y);
        }

        private float[,,] Normalize(float[,,] x)
        {
            for (int c = 0; c < _outputs; c++)
            {
                float scale = _gamma[c] / MathF.Sqrt(_runningVariance[c] + 1e-5f);
                float shift = _beta[c] - _runningMean[c] * scale;
                for (int i = 0; i < x.GetLength(1); i++)
                    for (int j = 0; j < x.GetLength(2); j++)
                        x[c, i, j] = x[c, i, j] * scale + shift;
            }

            return x;
        }

        private static float Pixel(float[,,] x, int c, int row, int column) =>
            row < 0 || column < 0 || row >= x.GetLength(1) || column >= x.GetLength(2) ? 0f : x[c, row, column];

        private static float[] Filled(int length, float value)
        {
            var array = new float[length];
            Array.Fill(array, value);
            return array;
        }
    }
}
