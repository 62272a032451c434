using System;
using InitGen;

namespace Gallery.Models;

/// <summary>Layers from a list, with an activation that is an argument: the little framework that everyone writes once.</summary>
public sealed partial class ConfigurableMlp
{
    [Init] private readonly Layer[] _layers;

    public ConfigurableMlp(ulong seed, params (int Size, Nonlinearity Activation)[] layers)
    {
        _layers = new Layer[layers.Length - 1];
        for (int i = 0; i < _layers.Length; i++)
        {
            _layers[i] = new Layer(layers[i].Size, layers[i + 1].Size, layers[i + 1].Activation);
        }

        InitializeWeights(seed);
    }

    public enum Nonlinearity
    {
        None,
        Sigmoid,
        Tanh,
        Softplus,
    }

    public float[] Forward(float[] inputs)
    {
        float[] outputs = inputs;
        foreach (var layer in _layers) outputs = layer.FeedForward(outputs);
        return outputs;
    }

    public sealed partial class Layer
    {
        private readonly int _inputSize;
        private readonly int _outputSize;
        private readonly Nonlinearity _activation;

        // right for whichever of these activations it will be
        [Dense(nameof(_inputSize), nameof(_outputSize)), Init(Scheme.Xavier)]
        private readonly float[,] _weights;

        [Bias(nameof(_outputSize))]
        private readonly float[] _biases;

        public Layer(int inputSize, int outputSize, Nonlinearity activation)
        {
            _inputSize = inputSize;
            _outputSize = outputSize;
            _activation = activation;
            _weights = new float[outputSize, inputSize];
            _biases = new float[outputSize];
        }

        public float[] FeedForward(float[] inputs)
        {
            float[] outputs = new float[_outputSize];
            for (int o = 0; o < _outputSize; o++)
            {
                float sum = _biases[o];
                for (int i = 0; i < _inputSize; i++) sum += inputs[i] * _weights[o, i];
                Probe.Record(_weights, sum);
                outputs[o] = Activate(sum);
            }

            return outputs;
        }

        private float Activate(float x) => _activation switch
        {
            Nonlinearity.Sigmoid => 1f / (1f + MathF.Exp(-x)),
            Nonlinearity.Tanh => MathF.Tanh(x),
            Nonlinearity.Softplus => MathF.Log(1f + MathF.Exp(x)),
            _ => x,
        };
    }
}
