using System;
using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// The residual network of 20 layers for small images (He et al. 2016), in training: batch norms by the statistics of the batch, shortcuts
/// without parameters. A batch is an array of flat images.
/// </summary>
public sealed partial class ResNet20
{
    [Init] private readonly ConvNorm _stem = new(3, 16, 1);
    [Init] private readonly Block[] _stage1 = [new(16, 16, 1), new(16, 16, 1), new(16, 16, 1)];
    [Init] private readonly Block[] _stage2 = [new(16, 32, 2), new(32, 32, 1), new(32, 32, 1)];
    [Init] private readonly Block[] _stage3 = [new(32, 64, 2), new(64, 64, 1), new(64, 64, 1)];
    [Dense(64, 10), Init(Scheme.Xavier)] private readonly float[] _head = new float[10 * 64];
    [Bias(10)] private readonly float[] _headBias = new float[10];

    public ResNet20(ulong seed) => InitializeWeights(seed);

    /// <summary>Probabilities for a batch of images [3, size, size].</summary>
    public float[][] Forward(float[][] images, int size)
    {
        float[][] x = Relu(_stem.Forward(images, size));
        foreach (Block block in _stage1) x = block.Forward(x, size);
        foreach (Block block in _stage2)
        {
            x = block.Forward(x, size);
            size = block.Size(size);
        }

        foreach (Block block in _stage3)
        {
            x = block.Forward(x, size);
            size = block.Size(size);
        }

        return x.Select(image => Ops.Softmax(Ops.Linear(_head, _headBias, Pool(image, size * size)))).ToArray();
    }

    private static float[] Pool(float[] image, int area) =>
        Enumerable.Range(0, image.Length / area).Select(c => image.AsSpan(c * area, area).ToArray().Average()).ToArray();

    private static float[][] Relu(float[][] batch)
    {
        foreach (float[] x in batch)
        {
            for (int i = 0; i < x.Length; i++) x[i] = x[i] > 0f ? x[i] : 0f;
        }

        return batch;
    }

    public sealed partial class Block(int inputs, int outputs, int stride)
    {
        [Init] private readonly ConvNorm _conv1 = new(inputs, outputs, stride);
        [Init] private readonly ConvNorm _conv2 = new(outputs, outputs, 1);

        public int Size(int size) => size / stride;

        public float[][] Forward(float[][] x, int size)
        {
            float[][] y = _conv2.Forward(Relu(_conv1.Forward(x, size)), size / stride);
            for (int n = 0; n < y.Length; n++) AddShortcut(x[n], y[n], size);
            return Relu(y);
        }

        // every second pixel, and zeros for the new channels
        private void AddShortcut(float[] x, float[] y, int size)
        {
            int small = size / stride;
            for (int c = 0; c < inputs; c++)
                for (int i = 0; i < small; i++)
                    for (int j = 0; j < small; j++)
                        y[(c * small + i) * small + j] += x[(c * size + i * stride) * size + j * stride];
        }
    }

    public sealed partial class ConvNorm(int inputs, int outputs, int stride)
    {
        private readonly int _inputs = inputs, _outputs = outputs;

        [Conv(nameof(_inputs), nameof(_outputs), 3, 3), Init(Scheme.He, Fan = FanMode.Out)]
        private readonly float[] _conv = new float[outputs * inputs * 9];
        [Norm(nameof(_outputs)), Init] private readonly float[] _bn = new float[outputs];
        [Bias(nameof(_outputs))] private readonly float[] _bnBias = new float[outputs];

        public float[][] Forward(float[][] batch, int size) => BatchNorm(batch.Select(x => Conv(x, size)).ToArray());

        private float[] Conv(float[] x, int size)
        {
            int outSize = size / stride;
            var y = new float[_outputs * outSize * outSize];
            for (int o = 0; o < _outputs; o++)
                for (int c = 0; c < _inputs; c++)
                    for (int i = 0; i < outSize; i++)
                        for (int j = 0; j < outSize; j++)
                        {
                            float sum = 0;
                            for (int k = 0; k < 9; k++)
                            {
                                int row = i * stride + k / 3 - 1, column = j * stride + k % 3 - 1;
                                if (row >= 0 && row < size && column >= 0 && column < size)
                                    sum += _conv[(o * _inputs + c) * 9 + k] * x[(c * size + row) * size + column];
                            }

                            y[(o * outSize + i) * outSize + j] += sum;
                        }

            Probe.Record(_conv, y);
            return y;
        }

        private float[][] BatchNorm(float[][] batch)
        {
            int area = batch[0].Length / _outputs;
            for (int c = 0; c < _outputs; c++)
            {
                double sum = 0, squares = 0;
                foreach (float[] x in batch)
                    for (int i = c * area; i < (c + 1) * area; i++)
                    {
                        sum += x[i];
                        squares += x[i] * x[i];
                    }

                double mean = sum / (batch.Length * area);
                double variance = squares / (batch.Length * area) - mean * mean;
                float scale = (float)(1 / Math.Sqrt(variance + 1e-5));
                foreach (float[] x in batch)
                    for (int i = c * area; i < (c + 1) * area; i++)
                        x[i] = (x[i] - (float)mean) * scale * _bn[c] + _bnBias[c];
            }

            return batch;
        }
    }
}
