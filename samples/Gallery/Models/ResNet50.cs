using System;
using System.Collections.Generic;
using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// ResNet-50 (He et al. 2016) with its channels: bottlenecks of 1 x 1, 3 x 3 and 1 x 1 convolutions. The scale of each block's last norm
/// starts at 0, so that all blocks start as the identity (Goyal et al. 2017).
/// </summary>
public sealed partial class ResNet50
{
    [Init] private readonly ConvLayer _stem = new(3, 64, 7, 2);
    [Init] private readonly BatchNorm _stemNorm = new(64);
    [Init] private readonly List<Bottleneck> _blocks = [];
    [Dense(2048, 1000), Init(Scheme.LeCun)] private readonly float[] _fc = new float[1000 * 2048];
    [Bias(1000)] private readonly float[] _fcBias = new float[1000];

    public ResNet50(ulong seed)
    {
        int inputs = 64;
        foreach ((int width, int count, int stride) in new[] { (64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2) })
        {
            for (int i = 0; i < count; i++)
            {
                _blocks.Add(new Bottleneck(inputs, width, i == 0 ? stride : 1));
                inputs = 4 * width;
            }
        }

        InitializeWeights(seed);
    }

    public float[][] Forward(Volume[] batch)
    {
        Volume[] x = Relu(_stemNorm.Forward(_stem.Forward(batch)));
        x = x.Select(v => ImageOps.MaxPool(v, size: 3, stride: 2, padding: 1)).ToArray();
        foreach (Bottleneck block in _blocks) x = block.Forward(x);
        return x.Select(v => Ops.Softmax(Ops.Linear(_fc, _fcBias, ImageOps.GlobalAveragePool(v)))).ToArray();
    }

    private static Volume[] Relu(Volume[] batch) => Array.ConvertAll(batch, ImageOps.Relu);

    public sealed partial class Bottleneck(int inputs, int width, int stride)
    {
        [Init] private readonly ConvLayer _conv1 = new(inputs, width, 1, 1);
        [Init] private readonly BatchNorm _bn1 = new(width);
        [Init] private readonly ConvLayer _conv2 = new(width, width, 3, stride);
        [Init] private readonly BatchNorm _bn2 = new(width);
        [Init] private readonly ConvLayer _conv3 = new(width, 4 * width, 1, 1);
        [Init] private readonly ZeroBatchNorm _bn3 = new(4 * width);
        [Init] private readonly List<ConvLayer> _downsample = inputs == 4 * width ? [] : [new ConvLayer(inputs, 4 * width, 1, stride)];
        [Init] private readonly List<BatchNorm> _downsampleNorm = inputs == 4 * width ? [] : [new BatchNorm(4 * width)];

        public Volume[] Forward(Volume[] x)
        {
            Volume[] y = Relu(_bn1.Forward(_conv1.Forward(x)));
            y = Relu(_bn2.Forward(_conv2.Forward(y)));
            y = _bn3.Forward(_conv3.Forward(y));
            Volume[] shortcut = _downsample.Count > 0 ? _downsampleNorm[0].Forward(_downsample[0].Forward(x)) : x;
            return Relu(y.Zip(shortcut, ImageOps.Add).ToArray());
        }
    }

    public sealed partial class ConvLayer(int inputs, int outputs, int kernel, int stride)
    {
        private readonly int _inputs = inputs * kernel * kernel;
        private readonly int _outputs = outputs;

        [Dense(nameof(_inputs), nameof(_outputs)), Init(Scheme.He)] private float[] _w = new float[outputs * inputs * kernel * kernel];

        public Volume[] Forward(Volume[] batch) =>
            batch.Select(x => ImageOps.Conv(x, _w, null, _outputs, kernel, stride, padding: kernel / 2)).ToArray();
    }

    public sealed partial class BatchNorm(int channels)
    {
        private readonly int _channels = channels;

        [Norm(nameof(_channels)), Init] private float[] _gamma = new float[channels];
        [Bias(nameof(_channels))] private float[] _beta = new float[channels];

        public Volume[] Forward(Volume[] batch) => NormalizeBatch(batch, _gamma, _beta);
    }

    public sealed partial class ZeroBatchNorm(int channels)
    {
        private readonly int _channels = channels;

        [Norm(nameof(_channels)), Init(Scheme.Zero)] private float[] _gamma = new float[channels];
        [Bias(nameof(_channels))] private float[] _beta = new float[channels];

        public Volume[] Forward(Volume[] batch) => NormalizeBatch(batch, _gamma, _beta);
    }

    private static Volume[] NormalizeBatch(Volume[] batch, float[] gamma, float[] beta)
    {
        Volume[] result = batch.Select(x => new Volume(x.Channels, x.Height, x.Width)).ToArray();
        int area = batch[0].Area;
        for (int c = 0; c < gamma.Length; c++)
        {
            IEnumerable<float> channel = batch.SelectMany(x => x.Data.Skip(c * area).Take(area));
            float mean = channel.Average();
            float variance = channel.Average(v => (v - mean) * (v - mean));
            float scale = gamma[c] / MathF.Sqrt(variance + 1e-5f);
            for (int n = 0; n < batch.Length; n++)
            {
                for (int i = c * area; i < (c + 1) * area; i++) result[n].Data[i] = (batch[n].Data[i] - mean) * scale + beta[c];
            }
        }

        return result;
    }
}
