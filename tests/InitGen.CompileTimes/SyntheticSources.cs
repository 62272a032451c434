using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace InitGen.CompileTimes;

/// <summary>Sources of a project that never was: models whose Forward goes through helper methods, and files as they are in any project.</summary>
internal static class SyntheticSources
{
    public const int LayersOfModel = 20;

    /// <summary>What the models compute with.</summary>
    public const string Operations = """
        using System;
        using System.Numerics.Tensors;

        namespace Synthetic;

        internal static class Operations
        {
            public static float[] Linear(float[] weights, float[] input, float[] bias)
            {
                var output = new float[bias.Length];
                for (int row = 0; row < output.Length; row++)
                    output[row] = TensorPrimitives.Dot<float>(weights.AsSpan(row * input.Length, input.Length), input) + bias[row];
                return output;
            }

            public static float[] Relu(float[] input)
            {
                var output = new float[input.Length];
                TensorPrimitives.Max<float>(input, 0f, output);
                return output;
            }

            public static float[] Tanh(float[] input)
            {
                var output = new float[input.Length];
                for (int i = 0; i < output.Length; i++) output[i] = MathF.Tanh(input[i]);
                return output;
            }

            public static float[] Softmax(float[] input)
            {
                var output = new float[input.Length];
                TensorPrimitives.SoftMax<float>(input, output);
                return output;
            }
        }

        """;

    /// <summary>A model of twenty dense layers with their biases.</summary>
    public static string Model(int number)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            using InitGen;

            namespace Synthetic;

            /// <summary>Model number {{number}}.</summary>
            public sealed partial class Model{{number}}
            {

            """);
        for (int layer = 0; layer < LayersOfModel; layer++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                    [Dense(64, 64), Init] private readonly float[] _w{{layer}} = new float[64 * 64];
                    [Bias(64)] private readonly float[] _b{{layer}} = new float[64];

                """);
        }

        text.Append("""

                public float[] Forward(float[] input)
                {
                    float[] x = input;

            """);
        for (int layer = 0; layer < LayersOfModel - 1; layer++)
        {
            string activation = layer % 4 == 3 ? "Operations.Tanh" : "Activate";
            text.Append(CultureInfo.InvariantCulture, $"        x = {activation}(Operations.Linear(_w{layer}, x, _b{layer}));\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $$"""
                    return Operations.Softmax(Operations.Linear(_w{{LayersOfModel - 1}}, x, _b{{LayersOfModel - 1}}));
                }

                private static float[] Activate(float[] x) => Operations.Relu(x);
            }

            """).ToString();
    }

    /// <summary>A file without a model.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="edit">What was typed into it.</param>
    public static string Ordinary(int number, string edit = "0") => string.Create(CultureInfo.InvariantCulture, $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;

        namespace Synthetic;

        /// <summary>Orders of customer number {{number}}.</summary>
        public sealed class Orders{{number}}
        {
            private readonly Dictionary<string, List<Order>> _byCustomer = new(StringComparer.Ordinal);

            [Obsolete("A mark that is none of the package's.")]
            public int Legacy { get; set; } = {{edit}};

            public int Count => _byCustomer.Values.Sum(static orders => orders.Count);

            public void Add(string customer, Order order)
            {
                ArgumentNullException.ThrowIfNull(order);
                if (!_byCustomer.TryGetValue(customer, out List<Order>? orders)) _byCustomer[customer] = orders = [];
                orders.Add(order);
            }

            public decimal Total(string customer) =>
                _byCustomer.TryGetValue(customer, out List<Order>? orders) ? orders.Where(static order => !order.IsCanceled).Sum(static order => order.Price * order.Quantity) : 0;

            public IEnumerable<(string Customer, decimal Total)> Best(int count) => _byCustomer.Keys
                .Select(customer => (customer, Total(customer)))
                .OrderByDescending(static pair => pair.Item2)
                .ThenBy(static pair => pair.customer, StringComparer.Ordinal)
                .Take(count);

            public string Report()
            {
                var text = new StringBuilder();
                foreach ((string customer, decimal total) in Best(10))
                {
                    text.Append(customer.PadRight(20)).Append(' ');
                    switch (total)
                    {
                        case > 1000: text.Append("gold"); break;
                        case > 100: text.Append("silver"); break;
                        default: text.Append(total.ToString(System.Globalization.CultureInfo.InvariantCulture)); break;
                    }

                    text.AppendLine();
                }

                return text.ToString();
            }

            public bool Cancel(string customer, int number)
            {
                Order? found = _byCustomer.GetValueOrDefault(customer)?.FirstOrDefault(order => order.Number == number);
                if (found is null) return false;
                _byCustomer[customer].Remove(found);
                _byCustomer[customer].Add(found with { IsCanceled = true });
                return true;
            }

            public sealed record Order(int Number, string Article, decimal Price, int Quantity, bool IsCanceled = false);
        }

        """);
}
