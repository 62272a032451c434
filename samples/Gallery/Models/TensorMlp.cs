using System;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>A regression network whose weights, inputs and activations are all tensors.</summary>
public sealed partial class TensorMlp
{
    private const int Features = 13;
    private const int Hidden = 64;

    [Dense(Features, Hidden), Init(Scheme.He)]
    private readonly Tensor<float> _inputWeights = Tensor.CreateFromShape<float>([Hidden, Features]);
    [Bias(Hidden)]
    private readonly Tensor<float> _inputBias = Tensor.CreateFromShape<float>([Hidden]);

    [Dense(Hidden, Hidden), Init(Scheme.He)]
    private readonly Tensor<float> _hiddenWeights = Tensor.CreateFromShape<float>([Hidden, Hidden]);
    [Bias(Hidden)]
    private readonly Tensor<float> _hiddenBias = Tensor.CreateFromShape<float>([Hidden]);

    [Dense(Hidden, 1), Init(Scheme.LeCun)]
    private readonly Tensor<float> _headWeights = Tensor.CreateFromShape<float>([1, Hidden]);

    public TensorMlp(ulong seed) => InitializeWeights(seed);

    public Tensor<float> Forward(Tensor<float> x)
    {
        Tensor<float> h = Tensor.Max<float>(Tensor.Add<float>(MatVec(_inputWeights, x), _inputBias), 0f);
        h = Tensor.Max<float>(Tensor.Add<float>(MatVec(_hiddenWeights, h), _hiddenBias), 0f);
        return MatVec(_headWeights, h);
    }

    private static Tensor<float> MatVec(Tensor<float> matrix, Tensor<float> vector)
    {
        int rows = (int)matrix.Lengths[0];
        int columns = (int)matrix.Lengths[1];
        Tensor<float> result = Tensor.CreateFromShape<float>([rows]);
        for (int i = 0; i < rows; i++)
        {
            float sum = 0;
            for (int j = 0; j < columns; j++) sum += matrix[i, j] * vector[j];
            result[i] = sum;
        }

        Probe.Record(matrix, result);
        return result;
    }
}
