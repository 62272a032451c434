// Wrong: the logit scale starts at 1 / 0.07 although its exponential is taken (its logarithm was meant), so cosines are multiplied by 1.6 million.
using System;
using System.Linq;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>Contrastive pairs of images and captions, from precomputed features of both, with a learned temperature.</summary>
internal sealed partial class LogitScale
{
    private const int ImageFeatures = 512;
    private const int TextFeatures = 384;
    private const int Shared = 128;

    [Dense(ImageFeatures, Shared), Init(Scheme.Xavier)]
    private readonly float[] _image = new float[Shared * ImageFeatures];

    [Dense(TextFeatures, Shared), Init(Scheme.Xavier)]
    private readonly float[] _text = new float[Shared * TextFeatures];

    [Norm(1), Init(Scheme.Constant, Value = 1 / 0.07)]
    private readonly float[] _logScale = new float[1];

    public LogitScale(ulong seed) => InitializeWeights(seed);

    /// <summary>For each image, the probabilities that the captions belong to it.</summary>
    public float[][] Forward(float[][] images, float[][] captions)
    {
        float[][] u = images.Select(x => Embed(_image, x)).ToArray();
        float[][] v = captions.Select(x => Embed(_text, x)).ToArray();
        float scale = MathF.Exp(_logScale[0]);

        return u.Select(a =>
        {
            float[] logits = v.Select(b => scale * TensorPrimitives.Dot<float>(a, b)).ToArray();
            TensorPrimitives.SoftMax<float>(logits, logits);
            return logits;
        }).ToArray();
    }

    private static float[] Embed(float[] projection, float[] x)
    {
        var y = new float[Shared];
        for (int i = 0; i < Shared; i++)
        {
            y[i] = TensorPrimitives.Dot<float>(projection.AsSpan(i * x.Length, x.Length), x);
        }

        float norm = MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(y)) + 1e-8f;
        return Array.ConvertAll(y, c => c / norm);
    }
}
