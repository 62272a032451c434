using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InitGen.Theory;

namespace InitGen.Data;

/// <summary>
/// Trains one layer as an autoencoder: y = phi(W x + b) encodes, r = D^T y + c restores, with D = W where the decoder is tied, and the mean of
/// (r - x)^2 over rows and features is minimized by Adam on mini-batches.
/// </summary>
internal sealed class AutoencoderTraining
{
    private readonly EncoderLayer _layer;
    private readonly Table _encoder;
    private readonly Table _decoder;
    private readonly float[] _bias;
    private readonly float[] _restored;
    private readonly Draws _draws;
    private readonly PretrainingOptions _options;
    private readonly Dictionary<string, Table> _weights;
    private readonly Dictionary<int, Workspace> _workspaces = [];
    private readonly AdamState _ofEncoder;
    private readonly AdamState _ofDecoder;
    private readonly AdamState _ofBias;
    private readonly AdamState _ofRestored;

    public AutoencoderTraining(EncoderLayer layer, Dictionary<string, Table> weights, ulong number, in PretrainingOptions options)
    {
        (_layer, _weights, _options) = (layer, weights, options);
        _encoder = weights[layer.Weight];
        _decoder = options.FreeDecoder ? Copy(_encoder) : _encoder;
        _bias = layer.Bias is { } bias ? weights[bias][0].ToArray() : new float[_encoder.Rows];
        _restored = new float[_encoder.Columns];
        _draws = new Draws(options.Seed, PathHash.Root.Append(layer.Weight).Value ^ number);
        _ofEncoder = new AdamState(_encoder.Memory.Length, options.LearningRate);
        _ofDecoder = new AdamState(_decoder.Memory.Length, options.LearningRate);
        _ofBias = new AdamState(_bias.Length, options.LearningRate);
        _ofRestored = new AdamState(_restored.Length, options.LearningRate);
    }

    public PretrainedLayer Run(Table data, int number, int count, IProgress<PretrainingProgress>? progress)
    {
        int[] order = [.. Enumerable.Range(0, data.Rows)];
        double first = 0, last = 0;
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            _draws.Shuffle(order);
            double sum = 0;
            for (int from = 0; from < order.Length; from += _options.BatchSize)
            {
                _options.CancellationToken.ThrowIfCancellationRequested();
                sum += Step(data, order.AsSpan(from, Math.Min(_options.BatchSize, order.Length - from)));
            }

            last = sum / ((double)data.Rows * data.Columns);
            if (epoch == 1) first = last;
            if (!double.IsFinite(last)) throw Diverged(epoch);
            progress?.Report(new PretrainingProgress(_layer.Weight, number, count, epoch, last));
        }

        if (_layer.Bias is { } bias) _bias.CopyTo(_weights[bias][0]);
        return new PretrainedLayer(_layer.Weight, first, last);
    }

    /// <summary>One mini-batch; answers the sum of its squared errors.</summary>
    private double Step(Table data, ReadOnlySpan<int> rows)
    {
        if (!_workspaces.TryGetValue(rows.Length, out Workspace? work))
            _workspaces.Add(rows.Length, work = new Workspace(rows.Length, _encoder.Columns, _encoder.Rows));

        for (int i = 0; i < rows.Length; i++)
        {
            data[rows[i]].CopyTo(work.Target[i]);
            data[rows[i]].CopyTo(work.Input[i]);
        }

        Corrupt(work.Input);
        Encode(work);
        double loss = Restore(work);

        // Back: through the decoder, the activation and the encoder.
        work.HiddenGradient.MultiplyTransposed(work.OutputGradient, _decoder);
        Multiply(work.HiddenGradient, work.Slope);
        work.HiddenTransposed.Transpose(work.Hidden);
        work.DecoderGradient.Multiply(work.HiddenTransposed, work.OutputGradient);
        work.HiddenTransposed.Transpose(work.HiddenGradient);
        work.EncoderGradient.Multiply(work.HiddenTransposed, work.Input);

        if (!_options.FreeDecoder) Add(work.EncoderGradient, work.DecoderGradient);
        else _ofDecoder.Step(_decoder.Memory, work.DecoderGradient.Memory);
        _ofEncoder.Step(_encoder.Memory, work.EncoderGradient.Memory);
        _ofRestored.Step(_restored, SumOfRows(work.OutputGradient));
        if (_layer.Bias is not null) _ofBias.Step(_bias, SumOfRows(work.HiddenGradient));
        return loss;
    }

    private void Corrupt(Table input)
    {
        if (_options.Corruption == 0) return;
        for (int row = 0; row < input.Rows; row++)
        {
            foreach (ref float x in input[row])
            {
                if (_draws.Unit() < _options.Corruption) x = 0;
            }
        }
    }

    private void Encode(Workspace work)
    {
        work.Hidden.MultiplyTransposed(work.Input, _encoder);
        for (int row = 0; row < work.Hidden.Rows; row++)
        {
            Span<float> hidden = work.Hidden[row];
            Span<float> slope = work.Slope[row];
            for (int i = 0; i < hidden.Length; i++)
            {
                (double value, double derivative) = ActivationFunctions.At(_layer.Activation, hidden[i] + _bias[i]);
                (hidden[i], slope[i]) = ((float)value, (float)derivative);
            }
        }
    }

    private double Restore(Workspace work)
    {
        work.OutputGradient.Multiply(work.Hidden, _decoder);
        float factor = 2f / ((float)work.Target.Rows * work.Target.Columns);
        double loss = 0;
        for (int row = 0; row < work.Target.Rows; row++)
        {
            Span<float> output = work.OutputGradient[row];
            ReadOnlySpan<float> target = work.Target[row];
            for (int i = 0; i < output.Length; i++)
            {
                float error = output[i] + _restored[i] - target[i];
                loss += (double)error * error;
                output[i] = factor * error;
            }
        }

        return loss;
    }

    private InvalidOperationException Diverged(int epoch) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Pre-training of '{_layer.Weight}' diverged in epoch {epoch}: its squared error is no number any more. Nothing was changed. Standardise the data, or take a LearningRate below {_options.LearningRate}."));

    private static Table Copy(Table table)
    {
        var copy = new Table(table.Rows, table.Columns);
        table.Memory.CopyTo(copy.Memory.AsSpan());
        return copy;
    }

    private static void Multiply(Table table, Table factors)
    {
        for (int row = 0; row < table.Rows; row++)
        {
            Span<float> to = table[row];
            ReadOnlySpan<float> by = factors[row];
            for (int i = 0; i < to.Length; i++) to[i] *= by[i];
        }
    }

    private static void Add(Table table, Table other)
    {
        for (int i = 0; i < table.Memory.Length; i++) table.Memory[i] += other.Memory[i];
    }

    private static float[] SumOfRows(Table table)
    {
        var sum = new float[table.Columns];
        for (int row = 0; row < table.Rows; row++)
        {
            ReadOnlySpan<float> values = table[row];
            for (int i = 0; i < sum.Length; i++) sum[i] += values[i];
        }

        return sum;
    }

    private sealed class Workspace(int rows, int inputs, int outputs)
    {
        public Table Target { get; } = new(rows, inputs);

        public Table Input { get; } = new(rows, inputs);

        public Table Hidden { get; } = new(rows, outputs);

        public Table Slope { get; } = new(rows, outputs);

        public Table HiddenGradient { get; } = new(rows, outputs);

        public Table HiddenTransposed { get; } = new(outputs, rows);

        public Table OutputGradient { get; } = new(rows, inputs);

        public Table EncoderGradient { get; } = new(outputs, inputs);

        public Table DecoderGradient { get; } = new(outputs, inputs);
    }
}
